package dev.videogen.spring.test;

import dev.videogen.config.Instances;
import dev.videogen.fake.FakeClock;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The fake of a test's context. */
@Configuration(proxyBeanMethods = false)
class FakeVideoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  FakeVideoGenerator fakeVideoGenerator(EnvironmentSettings settings) {
    Map<String, String> ofFake = settings.all();
    Instances instances =
        dev.videogen.config.Configuration.builder()
            .only(ofFake)
            .time(new FakeClock())
            .build()
            .open();
    return (FakeVideoGenerator) instances.generator("fake");
  }
}
