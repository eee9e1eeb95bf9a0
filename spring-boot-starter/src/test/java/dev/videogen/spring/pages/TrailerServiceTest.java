package dev.videogen.spring.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spring.test.VideogenTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@VideogenTest
@Import(TrailerService.class)
class TrailerServiceTest {
  @Autowired FakeVideoGenerator fake;
  @Autowired TrailerService trailers;

  @Test
  void resumesABrokenDownload() {
    fake.script().nextDownload().breaksAt(10_000);
    trailers.render("A cat playing piano");
    assertEquals(2, fake.count(Operation.DOWNLOAD));
  }
}
