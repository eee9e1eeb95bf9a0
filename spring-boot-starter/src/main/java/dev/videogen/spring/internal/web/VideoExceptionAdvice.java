package dev.videogen.spring.internal.web;

import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Responds with a problem detail where a controller ends with an error of videogen. An advice of
 * the app's own for the same error goes before it.
 */
@RestControllerAdvice
final class VideoExceptionAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(VideoExceptionAdvice.class);

  @ExceptionHandler(VideoException.class)
  ResponseEntity<ProblemDetail> respond(VideoException failure) {
    ProblemDetail problem = ErrorProblems.of(failure);
    if (problem.getStatus() >= 500) {
      LOG.warn("responding with {}", problem.getStatus(), failure);
    } else {
      LOG.debug("responding with {}", problem.getStatus(), failure);
    }
    ResponseEntity.BodyBuilder response = ResponseEntity.status(problem.getStatus());
    if (failure instanceof RateLimitException limit) {
      limit
          .retryAfter()
          .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, String.valueOf(ceil(wait))));
    }
    return response.body(problem);
  }

  /** Whole seconds, for a header has no others. */
  private static long ceil(Duration wait) {
    return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }
}
