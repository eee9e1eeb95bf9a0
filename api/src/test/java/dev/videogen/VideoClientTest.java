package dev.videogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.journal.Journal;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.testing.SteppingTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A client")
class VideoClientTest {

  private static final JobRef REF = JobRef.of("stub", "job_1");
  private static final VideoRequest REQUEST =
      VideoRequest.builder("a cat").size(1280, 720).duration(Duration.ofSeconds(8)).build();
  private static final Capabilities KNOWN =
      Capabilities.builder()
          .listing(Capabilities.Listing.COMPLETE)
          .lacks(Feature.DELETE)
          .defaultModel("m")
          .models(
              ModelCapabilities.builder("m")
                  .modes(
                      Mode.builder()
                          .sizes("1280x720")
                          .seconds(4, 8)
                          .maxVariants(2)
                          .pricePerSecond(new BigDecimal("0.10"))
                          .build())
                  .lacks(Feature.REMIX)
                  .build())
          .build();

  private final SteppingTime time = new SteppingTime();
  private final StubGenerator generator = new StubGenerator(time);
  private final VideoClient client = VideoClient.of(generator);

  private static VideoJob job(JobStatus status) {
    return VideoJob.builder(REF, status).build();
  }

  private static VideoJob completed(int outputs) {
    List<VideoOutput> videos = new ArrayList<>();
    for (int index = 0; index < outputs; index++) {
      videos.add(VideoOutput.of("job_1", "out_" + index, index));
    }
    return job(JobStatus.COMPLETED).toBuilder().outputs(videos).build();
  }

  @Nested
  @DisplayName("creating a job")
  class Create {

    @Test
    @DisplayName("hands the request to the generator and gives its job back")
    void create() {
      generator.responds(job(JobStatus.QUEUED));

      assertThat(client.create(REQUEST)).isEqualTo(job(JobStatus.QUEUED));
      assertThat(generator.requests).containsExactly(REQUEST);
    }

    @Test
    @DisplayName("refuses what the model does not offer before anything is sent")
    void refuses() {
      generator.capabilities = KNOWN;

      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(() -> client.create(REQUEST.toBuilder().size(1920, 1080).build()))
          .withMessageContaining("1280x720");
      assertThat(generator.calls).isEmpty();
    }

    @Test
    @DisplayName("says what was changed when the request was moved to the nearest mode")
    void nearest() {
      generator.capabilities = KNOWN;
      generator.responds(job(JobStatus.QUEUED));

      VideoJob job = client.create(REQUEST.toBuilder().size(1300, 720).build(), Fit.NEAREST);

      assertThat(job.adjustments()).containsExactly(new Adjustment("size", "1300x720", "1280x720"));
      assertThat(generator.requests.get(0).size()).hasValue(VideoSize.of(1280, 720));
    }

    @Test
    @DisplayName("gives the job the client's own instance, whatever the generator wrote")
    void ownRef() {
      generator.responds(VideoJob.builder(JobRef.of("other", "job_1"), JobStatus.QUEUED).build());

      assertThat(client.create(REQUEST).ref()).isEqualTo(REF);
    }

    @Test
    @DisplayName("estimates the cost beforehand")
    void estimate() {
      generator.capabilities = KNOWN;

      assertThat(client.estimate(REQUEST))
          .hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("0.80"));
      assertThat(
              client.estimate(
                  REQUEST.toBuilder().duration(Duration.ofSeconds(5)).build(), Fit.NEAREST))
          .hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("0.40"));
      assertThat(client.estimate(REQUEST.toBuilder().model("other").build())).isEmpty();
      assertThat(generator.calls).isEmpty();
    }

    @Test
    @DisplayName("reports a generator that breaks as uncertain, since the job may exist")
    void brokenGenerator() {
      generator.fails(new IllegalStateException("a bug"));

      assertThatExceptionOfType(SubmissionUncertainException.class)
          .isThrownBy(() -> client.create(REQUEST))
          .satisfies(error -> assertThat(error.provider()).hasValue("stub"))
          .satisfies(error -> assertThat(error.billed()).isEqualTo(Billed.UNKNOWN))
          .withCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Nested
  @DisplayName("looking at jobs")
  class Look {

    @Test
    @DisplayName("does not take a job for expired because its time is over by our clock")
    void expired() {
      generator.responds(completed(1).toBuilder().expiresAt(time.now()).build());

      assertThat(client.retrieve(REF).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    @DisplayName("completes an error by the instance and the job")
    void completesErrors() {
      generator.fails(
          new NotFoundException(ErrorDetails.builder(Operation.RETRIEVE, "no such job").build()));

      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> client.retrieve(REF))
          .satisfies(error -> assertThat(error.provider()).hasValue("stub"))
          .satisfies(error -> assertThat(error.job()).hasValue(REF));
    }

    @Test
    @DisplayName("reports a generator that breaks as a failure of the provider")
    void brokenGenerator() {
      generator.fails(new IllegalStateException("a bug"));

      assertThatExceptionOfType(ProviderFailureException.class)
          .isThrownBy(() -> client.retrieve(REF))
          .withMessageContaining("stub failed in an unexpected way at retrieve")
          .satisfies(error -> assertThat(error.job()).hasValue(REF));
    }

    @Test
    @DisplayName("knows no instance but that of its generator")
    void unknownInstance() {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> client.retrieve(JobRef.of("west", "job_1")))
          .withMessageContaining("\"stub\" alone, not \"west\"");
    }

    @Test
    @DisplayName("takes a text for a ref if it begins with a known instance, else for an id")
    void refs() {
      assertThat(client.ref("stub:job_1")).isEqualTo(REF);
      assertThat(client.ref("job_1")).isEqualTo(REF);
      assertThat(client.ref("task:7")).isEqualTo(JobRef.of("stub", "task:7"));
      assertThat(client.instance()).isEqualTo("stub");
    }

    @Test
    @DisplayName("reads page after page, and no page before it is wanted")
    void pages() {
      VideoJob another =
          VideoJob.builder(JobRef.of(REF.instance(), "job_2"), JobStatus.FAILED).build();
      Iterator<Page<VideoJob>> pages =
          List.of(
                  new Page<>(List.of(job(JobStatus.QUEUED)), Optional.of("a")),
                  new Page<>(List.of(completed(1)), Optional.of("b")),
                  new Page<>(List.of(another), Optional.<String>empty()))
              .iterator();
      generator.page = pages::next;

      assertThat(client.listAll(ListQuery.newest(1)).limit(1)).hasSize(1);
      assertThat(generator.calls).containsExactly("list -");
      assertThat(client.listAll(ListQuery.newest(1).after("a")).map(VideoJob::status))
          .containsExactly(JobStatus.COMPLETED, JobStatus.FAILED);
      assertThat(generator.calls).containsExactly("list -", "list a", "list b");
    }

    @Test
    @DisplayName("gives one page as it is, and each job this client's instance")
    void onePage() {
      VideoJob job = VideoJob.builder(JobRef.of("other", "job_1"), JobStatus.QUEUED).build();
      generator.page = () -> new Page<>(List.of(job), Optional.of("a"));

      assertThat(client.list(ListQuery.newest(1)))
          .isEqualTo(new Page<>(List.of(job(JobStatus.QUEUED)), Optional.of("a")));
    }

    @Test
    @DisplayName("stops at a vendor whose pages lead in a circle")
    void circle() {
      generator.page = () -> new Page<>(List.of(job(JobStatus.QUEUED)), Optional.of("again"));

      assertThat(client.listAll(ListQuery.newest(1))).hasSize(1);
      assertThat(generator.calls).containsExactly("list -", "list again");
    }

    @Test
    @DisplayName("stops at a vendor whose pages lead in a circle of several, and gives a job once")
    void wideCircle() {
      Iterator<String> cursors =
          Stream.iterate("a", last -> last.equals("a") ? "b" : "a").iterator();
      generator.page =
          () -> new Page<>(List.of(job(JobStatus.QUEUED)), Optional.of(cursors.next()));

      assertThat(client.listAll(ListQuery.newest(1))).hasSize(1);
      assertThat(generator.calls).containsExactly("list -", "list a", "list b");
    }

    @Test
    @DisplayName("goes on behind a page without a job, and not for ever")
    void emptyPages() {
      AtomicInteger pages = new AtomicInteger();
      generator.page =
          () ->
              new Page<>(
                  pages.incrementAndGet() == 2 ? List.of(completed(1)) : List.of(),
                  Optional.of("cursor " + pages));

      assertThat(client.listAll(ListQuery.newest(1))).containsExactly(completed(1));
      assertThat(pages).hasValue(13);
    }

    @Test
    @DisplayName("ends at a vendor that shows the same job under ever new cursors")
    void samePages() {
      AtomicInteger pages = new AtomicInteger();
      generator.page =
          () ->
              new Page<>(
                  List.of(job(JobStatus.QUEUED)), Optional.of("cursor " + pages.incrementAndGet()));

      assertThat(client.listAll(ListQuery.newest(1))).hasSize(1);
      assertThat(pages).hasValue(12);
    }
  }

  @Test
  @DisplayName("waits for a job and gives it as it ended")
  void await() {
    generator.responds(job(JobStatus.IN_PROGRESS)).responds(completed(1));

    assertThat(client.await(REF)).isEqualTo(completed(1));
  }

  @Nested
  @DisplayName("asked for an operation that the provider lacks")
  class Unsupported {

    @Test
    @DisplayName("refuses it, and names what the provider has")
    void refuses() {
      generator.capabilities = KNOWN;

      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(() -> client.remix(REF, "in blue"))
          .withMessageContaining("m does not take: remix. It takes a prompt alone");
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(() -> client.delete(REF))
          .satisfies(error -> assertThat(error.operation()).isEqualTo(Operation.DELETE));
      assertThat(generator.calls).isEmpty();
    }

    @Test
    @DisplayName("tries it where nobody knows")
    void tries() {
      generator.responds(job(JobStatus.QUEUED));

      client.delete(REF);
      assertThat(client.remix(REF, "in blue")).isEqualTo(job(JobStatus.QUEUED));

      assertThat(generator.calls).containsExactly("delete job_1", "create to remix stub:job_1");
    }

    @Test
    @DisplayName("says that a job it cancelled is cancelled, also when the vendor forgets it")
    void forgottenWhenCancelled() {
      NotFoundException gone =
          new NotFoundException(ErrorDetails.builder(Operation.RETRIEVE, "no such job").build());
      generator.responds(job(JobStatus.IN_PROGRESS)).fails(gone);

      assertThat(client.cancel(REF).status()).isEqualTo(JobStatus.IN_PROGRESS);
      VideoJob ended = client.await(REF);
      assertThat(ended.status()).isEqualTo(JobStatus.CANCELLED);
      assertThat(ended.billed()).isEqualTo(Billed.UNKNOWN);
      assertThat(client.cancel(REF).status()).isEqualTo(JobStatus.CANCELLED);
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> client.retrieve(JobRef.of("stub", "job_2")));
      assertThat(generator.calls)
          .containsExactly("cancel job_1", "retrieve job_1", "cancel job_1", "retrieve job_2");
    }

    @Test
    @DisplayName("does not say so of a job that had ended when it was to be cancelled")
    void forgottenWhenCompleted() {
      generator
          .responds(job(JobStatus.COMPLETED))
          .fails(
              new NotFoundException(
                  ErrorDetails.builder(Operation.RETRIEVE, "no such job").build()));

      assertThat(client.cancel(REF).status()).isEqualTo(JobStatus.COMPLETED);
      assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> client.retrieve(REF));
    }

    @Test
    @DisplayName("refuses a remix without a prompt")
    void blankRemix() {
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> client.remix(REF, " "));
      assertThat(generator.calls).isEmpty();
    }
  }

  @Nested
  @DisplayName("generating in one call")
  class Generate {

    @TempDir Path folder;

    @Test
    @DisplayName("creates, waits and saves, and is heard from the creation on")
    void generate() throws Exception {
      generator
          .responds(job(JobStatus.QUEUED))
          .responds(job(JobStatus.IN_PROGRESS))
          .responds(completed(1));
      List<JobStatus> heard = new ArrayList<>();
      Path target = folder.resolve("cat.mp4");

      GeneratedVideo video =
          client.generate(
              REQUEST,
              target,
              GenerateOptions.defaults()
                  .waiting(WaitOptions.defaults().listener(seen -> heard.add(seen.status()))));

      assertThat(video.job().status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(video.files()).extracting(SavedFile::path).containsExactly(target);
      assertThat(Files.readAllBytes(target)).containsExactly(1, 2, 3);
      assertThat(heard)
          .containsExactly(JobStatus.QUEUED, JobStatus.IN_PROGRESS, JobStatus.COMPLETED);
    }

    @Test
    @DisplayName("numbers the files of several variants")
    void variants() {
      generator.responds(job(JobStatus.QUEUED)).responds(completed(2));

      GeneratedVideo video =
          client.generate(REQUEST.toBuilder().variants(2).build(), folder.resolve("my.cat.mp4"));

      assertThat(video.files())
          .extracting(SavedFile::path)
          .containsExactly(folder.resolve("my.cat-1.mp4"), folder.resolve("my.cat-2.mp4"));
    }

    @Test
    @DisplayName("checks the target before anything is paid for")
    void target() {
      assertThatExceptionOfType(LocalStorageException.class)
          .isThrownBy(() -> client.generate(REQUEST, folder.resolve("missing/cat.mp4")));
      assertThat(generator.calls).isEmpty();
    }

    @Test
    @DisplayName("replaces neither the journal nor what the request is made from")
    void neededFiles() throws IOException {
      Path journal = folder.resolve("paid.journal");
      Path picture = Files.write(folder.resolve("first.png"), new byte[] {1});
      Path video = Files.write(folder.resolve("source-2.mp4"), new byte[] {1});
      VideoClient noting =
          VideoClient.builder().generator(generator).journal(Journal.inFile(journal)).build();
      VideoRequest ofPicture = REQUEST.toBuilder().firstFrame(picture).build();
      VideoRequest ofVideo =
          REQUEST.toBuilder().source(VideoSource.edit(Media.of(video))).variants(2).build();

      for (ThrowingCallable use :
          List.<ThrowingCallable>of(
              () -> noting.generate(REQUEST, journal),
              () ->
                  noting.generate(
                      CheckedRequest.unchecked(ofPicture), picture, GenerateOptions.defaults()),
              () ->
                  noting.generate(
                      CheckedRequest.unchecked(ofVideo),
                      folder.resolve("source.mp4"),
                      GenerateOptions.defaults()))) {
        assertThatExceptionOfType(LocalStorageException.class)
            .isThrownBy(use)
            .withMessageContaining("which it would replace");
      }
      assertThat(generator.calls).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "CANCELLED", "EXPIRED"})
    @DisplayName("throws unless the job is completed, and leaves nothing at the target")
    void failed(JobStatus status) {
      generator
          .responds(job(JobStatus.QUEUED))
          .responds(job(status).toBuilder().error(JobError.of("code", "reason")).build());

      assertThatExceptionOfType(JobFailedException.class)
          .isThrownBy(() -> client.generate(REQUEST, folder.resolve("cat.mp4")))
          .withMessageContaining("stub:job_1")
          .withMessageContaining("code: reason")
          .satisfies(error -> assertThat(error.videoJob().status()).isEqualTo(status))
          .satisfies(error -> assertThat(error.code()).hasValue("code"))
          .satisfies(error -> assertThat(error.job()).hasValue(REF));
      assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("does not poll a job that has failed before its create returned")
    void failedAtCreate() {
      generator.responds(
          job(JobStatus.FAILED).toBuilder().error(JobError.of("code", "reason")).build());

      assertThatExceptionOfType(JobFailedException.class)
          .isThrownBy(() -> client.generate(REQUEST, folder.resolve("cat.mp4")))
          .withMessageContaining("code: reason");
      assertThat(generator.calls).hasSize(1);
    }
  }

  @Nested
  @DisplayName("that is closed")
  class Closed {

    static Stream<Consumer<VideoClient>> calls() {
      return Stream.of(
          VideoClient::capabilities,
          videos -> videos.estimate(REQUEST),
          videos -> videos.create(REQUEST),
          videos -> videos.retrieve(REF),
          videos -> videos.list(ListQuery.newest(1)),
          videos -> videos.delete(REF),
          videos -> videos.remix(REF, "in blue"),
          videos -> videos.await(REF),
          videos -> videos.download(REF),
          videos -> videos.generate(REQUEST, Path.of("cat.mp4")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    @DisplayName("says so at every call and asks the generator nothing")
    void everyCall(Consumer<VideoClient> call) {
      client.close();

      assertThatExceptionOfType(ClientClosedException.class)
          .isThrownBy(() -> call.accept(client))
          .satisfies(error -> assertThat(error.provider()).hasValue("stub"));
      assertThat(generator.calls).isEmpty();
    }

    @Test
    @DisplayName("has closed its generator, and may be closed again")
    void closesGenerator() {
      client.close();
      client.close();

      assertThat(generator.closed).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"videogen.pol-interval", "videogen.poll-interval."})
  @DisplayName("refuses a misspelt setting even if it was given a generator")
  void misspelt(String name) {
    VideoGenerator own = generator;
    ThrowingCallable build = () -> VideoClient.builder().generator(own).set(name, "1s").build();

    assertThatThrownBy(build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("videogen.poll-interval");
  }
}
