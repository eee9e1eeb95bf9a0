package dev.videogen.spring.test;

import dev.videogen.spring.VideogenAutoConfiguration;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of what an app does with videos, and of nothing else: the context has the client on a
 * fake, as {@link AutoConfigureFakeVideo} says, no other auto-configuration, and none of the app's
 * components but those that the test imports.
 *
 * <pre>{@code
 * @VideogenTest
 * @Import(TrailerService.class)
 * class TrailerServiceTest {
 *   @Autowired FakeVideoGenerator fake;
 *   @Autowired TrailerService trailers;
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(properties = "spring.boot.enableautoconfiguration=false")
@ImportAutoConfiguration(VideogenAutoConfiguration.class)
@AutoConfigureFakeVideo
public @interface VideogenTest {

  /**
   * Properties for this test, as those of {@link SpringBootTest}.
   *
   * @return {@code name=value} each
   */
  @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
  String[] properties() default {};
}
