package dev.videogen.spring.internal.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.JobRef;
import dev.videogen.jackson.VideogenModule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("Where videogen-jackson is there, Boot's mapper")
class VideogenJacksonAutoConfigurationTest {

  private final ApplicationContextRunner app =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  VideogenJacksonAutoConfiguration.class, JacksonAutoConfiguration.class));

  @Test
  @DisplayName("writes and reads videogen's values")
  void values() {
    app.run(
        context -> {
          ObjectMapper mapper = context.getBean(ObjectMapper.class);
          JobRef job = JobRef.parse("fake:job-1");
          assertThat(mapper.writeValueAsString(job)).isEqualTo("\"fake:job-1\"");
          assertThat(mapper.readValue("\"fake:job-1\"", JobRef.class)).isEqualTo(job);
        });
  }

  @Test
  @DisplayName("and else is left alone")
  void withoutTheModule() {
    app.withClassLoader(new FilteredClassLoader(VideogenModule.class))
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("videogenModule"));
  }
}
