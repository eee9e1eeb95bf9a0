package dev.videogen.integration;

import dev.videogen.ListQuery;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.WaitOptions;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What an app sees of one job from its create to its delete, step by step. */
final class ScriptedJourney {

  private static final VideoRequest CAT =
      VideoRequest.builder("a cat").size(1280, 720).duration(Duration.ofSeconds(4)).build();

  /** So rare that the jitter of polls makes no difference to their number. */
  private static final WaitOptions RARELY =
      WaitOptions.defaults().pollInterval(Duration.ofMinutes(4));

  private final VideoClient videos;
  private final Path file;
  private final List<String> steps = new ArrayList<>();

  private ScriptedJourney(VideoClient videos, Path file) {
    this.videos = videos;
    this.file = file;
  }

  /**
   * Makes the journey.
   *
   * @param vendor the fake behind the client, however far behind
   * @param file where the video is saved
   * @return the steps, how many calls of each kind the vendor was sent, and how many lines of its
   *     script were not used
   */
  static List<String> of(VideoClient videos, FakeVideoGenerator vendor, Path file) {
    ScriptedJourney journey = new ScriptedJourney(videos, file);
    journey.create("create", () -> videos.create(CAT)).ifPresent(journey::follow);
    // A probe of a vendor that lists no jobs is whichever call is free there.
    for (Operation operation : EnumSet.complementOf(EnumSet.of(Operation.PROBE))) {
      journey.steps.add(operation + " calls: " + vendor.count(operation));
    }
    journey.steps.add("unused lines: " + vendor.script().unusedScripts().size());
    return journey.steps;
  }

  private void follow(VideoJob job) {
    step("await", () -> videos.await(job.ref(), RARELY).status());
    step("save", () -> videos.download(job.ref()).saveTo(file).length());
    step("file", this::hashOfFile);
    step("list", () -> videos.list(ListQuery.newest(10)).items().size());
    step(
        "probe",
        () -> {
          videos.probe();
          return "well";
        });
    Duration added = Duration.ofSeconds(4);
    create("remix", () -> videos.remix(job.ref(), "a dog")).ifPresent(this::awaitAgain);
    create("edit", () -> videos.edit(job.ref(), "a fox")).ifPresent(this::awaitAgain);
    create("extend", () -> videos.extend(job.ref(), "a cow", added)).ifPresent(this::awaitAgain);
    step("cancel", () -> videos.cancel(job.ref()).status());
    step(
        "delete",
        () -> {
          videos.delete(job.ref());
          return "deleted";
        });
    step("retrieve", () -> videos.retrieve(job.ref()).status());
  }

  private void awaitAgain(VideoJob job) {
    step("await again", () -> videos.await(job.ref(), RARELY).status());
  }

  private Optional<VideoJob> create(String name, Callable<VideoJob> create) {
    List<VideoJob> created = new ArrayList<>();
    step(
        name,
        () -> {
          VideoJob job = create.call();
          created.add(job);
          return job.status() + ", adopted " + job.adopted();
        });
    return created.stream().findFirst();
  }

  private Object hashOfFile() throws IOException {
    return Files.exists(file) ? Arrays.hashCode(Files.readAllBytes(file)) : "none";
  }

  private void step(String name, Callable<?> step) {
    steps.add(name + ": " + outcome(step));
  }

  private static String outcome(Callable<?> step) {
    try {
      return String.valueOf(step.call());
    } catch (VideoException error) {
      return error.kind() + ", billed " + error.billed() + details(error);
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private static String details(VideoException error) {
    if (error instanceof SubmissionUncertainException uncertain) {
      return ", candidates " + uncertain.candidates().size();
    }
    return error instanceof RateLimitException limit
        ? ", retry after " + limit.retryAfter()
        : ", status " + error.httpStatus();
  }
}
