package dev.videogen.fake;

import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions with which the fake refuses what its vendor would refuse.
 *
 * @param provider the name of the instance
 */
record FakeExceptions(String provider) {

  VideoException noSuchJob(Operation operation, String id) {
    return new NotFoundException(
        refusal(operation, 404, "there is no job " + quote(id) + " at " + provider, jobOf(id)));
  }

  VideoException noSuchFile(JobRef job, String what) {
    String message = "there is no " + what + " of job " + job;
    return new NotFoundException(
        refusal(Operation.DOWNLOAD, 404, message, job).toBuilder().vendorMessage(message).build());
  }

  VideoException noSuchModel(String model) {
    return new NotFoundException(
        refusal(
            Operation.CREATE, 404, "there is no model " + quote(model) + " at " + provider, null));
  }

  VideoException invalid(Operation operation, String message, @Nullable JobRef job) {
    return new InvalidRequestException(refusal(operation, 400, message, job));
  }

  VideoException noId(Operation operation, String id) {
    return invalid(
        operation,
        quote(printable(id)) + " cannot be an id: an id is 1 to 1024 visible ASCII characters",
        null);
  }

  VideoException notCompleted(Operation operation, JobRef job, JobStatus status) {
    return conflict(
        operation, job, status, status.isTerminal() ? "; it has no files" : "; wait until it ends");
  }

  VideoException stillRuns(JobRef job, JobStatus status) {
    return conflict(Operation.DELETE, job, status, "; delete it when it has ended");
  }

  private VideoException conflict(
      Operation operation, JobRef job, JobStatus status, String advice) {
    String message = "job " + job + " is " + status.name().toLowerCase(Locale.ROOT) + advice;
    return new ConflictException(refusal(operation, 409, message, job));
  }

  VideoException unsupported(
      Operation operation, Feature feature, Capabilities capabilities, @Nullable JobRef job) {
    String supported =
        Arrays.stream(Feature.values())
            .filter(each -> !each.isPartOfRequest())
            .filter(each -> capabilities.support(each).isAvailable())
            .map(Feature::toString)
            .collect(Collectors.joining(", "));
    String message =
        provider + " has no " + feature + "; it has " + (supported.isEmpty() ? "none" : supported);
    return new UnsupportedRequestException(details(operation, message, job).build());
  }

  VideoException closed(Operation operation, @Nullable JobRef job) {
    return new ClientClosedException(
        details(operation, provider + " has been closed; open another", job).build());
  }

  VideoException interrupted(Operation operation, @Nullable JobRef job, @Nullable Throwable cause) {
    return new VideoInterruptedException(
        ErrorDetails.builder(operation, "interrupted at " + operation + "; nothing was done")
            .provider(provider)
            .job(job)
            .billed(Billed.NO)
            .cause(cause)
            .build());
  }

  VideoException torn(Operation operation, @Nullable JobRef job) {
    return new ConnectionException(
        details(operation, "the connection to " + provider + " broke before a file began", job)
            .build());
  }

  VideoException storage(Operation operation, @Nullable JobRef job, @Nullable Throwable cause) {
    return new LocalStorageException(
        ErrorDetails.builder(
                operation, "the directory of " + provider + "'s jobs cannot be used: " + cause)
            .provider(provider)
            .job(job)
            .billed(Billed.NO)
            .cause(cause)
            .build());
  }

  /** The ref of an id that came from outside; null if it could be nobody's. */
  @Nullable JobRef jobOf(String id) {
    try {
      return JobRef.of(provider, id);
    } catch (IllegalArgumentException noId) {
      return null;
    }
  }

  private ErrorDetails refusal(
      Operation operation, int httpStatus, String message, @Nullable JobRef job) {
    return details(operation, message, job).httpStatus(httpStatus).build();
  }

  private ErrorDetails.Builder details(Operation operation, String message, @Nullable JobRef job) {
    ErrorDetails.Builder details = ErrorDetails.builder(operation, message).provider(provider);
    // The error of a create carries the new job alone, and here there is none.
    return operation.isPaid() ? details.billed(Billed.NO) : details.job(job);
  }

  private static String printable(String id) {
    String shown = id.length() > 100 ? id.substring(0, 100) + "..." : id;
    return shown.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private static String quote(String text) {
    return "\"" + text + "\"";
  }
}
