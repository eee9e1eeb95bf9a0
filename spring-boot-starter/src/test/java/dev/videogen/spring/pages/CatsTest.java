package dev.videogen.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.fake.FakeVideoGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@DisplayName("The controller that the starter's README shows")
class CatsTest {

  @Test
  @DisplayName("responds with the ref of a job")
  void ref() throws Exception {
    try (VideoClient videos = VideoClient.of(FakeVideoGenerator.create())) {
      MockHttpServletResponse response =
          MockMvcBuilders.standaloneSetup(new Cats(videos))
              .build()
              .perform(MockMvcRequestBuilders.post("/cats").param("prompt", "A cat"))
              .andReturn()
              .getResponse();

      assertThat(response.getStatus()).isEqualTo(200);
      String ref = response.getContentAsString();
      assertThat(ref).startsWith("fake:");
      assertThat(new Cats(videos).show(ref).ref()).hasToString(ref);
    }
  }
}
