package dev.videogen.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An error that a generator left unfinished")
class ErrorContextTest {

  private static final JobRef REF = JobRef.of("west", "job_1");

  private static ErrorDetails.Builder details() {
    return ErrorDetails.builder(Operation.RETRIEVE, "no");
  }

  @Test
  @DisplayName("gets the instance and the job")
  void finished() {
    VideoException bare = new AuthenticationException(details().build());

    VideoException finished = ErrorContext.of(REF).finished(bare);

    assertThat(finished.provider()).hasValue("west");
    assertThat(finished.job()).hasValue(REF);
    assertThat(bare.provider()).isEmpty();
  }

  @Test
  @DisplayName("keeps what it has, and is the same if it has all")
  void full() {
    JobRef other = JobRef.of("east", "job_2");
    VideoException full = new NotFoundException(details().provider("east").job(other).build());

    assertThat(ErrorContext.of(REF).finished(full)).isSameAs(full);
    assertThat(catchThrowable(() -> ErrorContext.of(REF).run(() -> fail(full)))).isSameAs(full);
  }

  @Test
  @DisplayName("about a job that is known to exist is billed, unless it says otherwise")
  void paid() {
    ErrorContext paid = ErrorContext.ofPaid(REF);

    assertThat(paid.finished(new NotFoundException(details().build())).billed())
        .isEqualTo(Billed.YES);
    assertThat(paid.finished(new NotFoundException(details().billed(Billed.NO).build())).billed())
        .isEqualTo(Billed.NO);
  }

  private static String fail(VideoException failure) {
    throw failure;
  }
}
