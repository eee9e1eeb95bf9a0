package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakeError;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The status and the code of an error")
class ErrorStatusMapTest {

  static Stream<FakeError> answered() {
    return Stream.of(
        FakeError.rateLimit(Duration.ofSeconds(1)),
        FakeError.outOfCredit(),
        FakeError.contentPolicy(),
        FakeError.invalidRequest("no"),
        FakeError.authentication(),
        FakeError.permission(),
        FakeError.notFound(),
        FakeError.serverError());
  }

  @ParameterizedTest
  @MethodSource("answered")
  @DisplayName("are the same at the fake and over the wire")
  void sameAsTheFake(FakeError error) {
    VideoException scripted =
        error.exception(ErrorDetails.builder(Operation.LIST, "scripted").build());
    ErrorStatusMap usual = ErrorStatusMap.of(scripted);

    assertThat(scripted.httpStatus()).hasValue(usual.status());
    assertThat(scripted.code()).hasValue(usual.code());
  }
}
