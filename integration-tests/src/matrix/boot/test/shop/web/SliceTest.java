package shop.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spring.test.VideogenTest;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A test of videos and of nothing else. */
@VideogenTest
class SliceTest {

  @Autowired private FakeVideoGenerator fake;
  @Autowired private VideoClient videos;
  @Autowired private ApplicationContext context;

  @RepeatedTest(2)
  void hasOneClientOnAFakeThatIsReset() {
    assertEquals(0, fake.count(Operation.CREATE));
    videos.create(VideoRequest.builder("cat").build());
    assertEquals(1, fake.count(Operation.CREATE));
    assertTrue(!context.containsBean("dispatcherServlet"));
  }
}
