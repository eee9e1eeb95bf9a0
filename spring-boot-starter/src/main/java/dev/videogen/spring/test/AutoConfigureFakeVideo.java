package dev.videogen.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Gives a test's context a {@link dev.videogen.fake.FakeVideoGenerator} in place of the provider
 * that is configured. It is a bean, goes by a {@link dev.videogen.fake.FakeClock}, and reads the
 * settings {@code videogen.fake.*}.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureFakeVideo
 * class TrailerTest {
 *   @Autowired FakeVideoGenerator fake;
 *   @Autowired TrailerService trailers;
 *
 *   @Test
 *   void resumesABrokenDownload() {
 *     fake.script().nextDownload().breaksAt(10_000);
 *     trailers.render("A cat playing piano");
 *     assertThat(fake.count(Operation.DOWNLOAD)).isEqualTo(2);
 *   }
 * }
 * }</pre>
 *
 * <p>Fake and client live as long as the cached context. Before each test the fake is {@linkplain
 * dev.videogen.fake.FakeVideoGenerator#reset() reset}: script, calls and jobs are gone, the clock
 * goes on. A test that succeeds although its fake has unused scripts fails, as with {@code
 * FakeVideoExtension}. Tests that share a context do not run in parallel, and end what they follow.
 *
 * <p>Needs {@code videogen-provider-fake} on the test's class path.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration(FakeVideoConfiguration.class)
public @interface AutoConfigureFakeVideo {}
