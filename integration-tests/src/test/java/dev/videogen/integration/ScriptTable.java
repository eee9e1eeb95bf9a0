package dev.videogen.integration;

import dev.videogen.JobError;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeScript;
import dev.videogen.fake.ScriptedDownload;
import dev.videogen.fake.ScriptedJob;
import dev.videogen.fake.ScriptedSubmission;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Scripts with every method of a fake's script and every error, each under a name. */
final class ScriptTable {

  private static final Duration SHORT_WAIT = Duration.ofSeconds(20);
  private static final Duration LONG_WAIT = Duration.ofMinutes(2);
  private static final JobError OUT_OF_LUCK = JobError.of("internal_error", "out of luck");

  private final Map<String, Consumer<FakeScript>> scripts = new LinkedHashMap<>();

  private ScriptTable() {}

  static Map<String, Consumer<FakeScript>> all() {
    ScriptTable table = new ScriptTable();
    table.addErrors();
    table.addCreates();
    table.addJobs();
    table.addDownloads();
    return table.scripts;
  }

  /** Errors by the names of their methods. */
  static Map<String, Supplier<FakeError>> errors() {
    Map<String, Supplier<FakeError>> errors = new LinkedHashMap<>();
    errors.put("rateLimit(20s)", () -> FakeError.rateLimit(SHORT_WAIT));
    errors.put("rateLimit(2m)", () -> FakeError.rateLimit(LONG_WAIT));
    errors.put("outOfCredit()", FakeError::outOfCredit);
    errors.put("contentPolicy()", FakeError::contentPolicy);
    errors.put("contentPolicy(a tame cat)", () -> FakeError.contentPolicy("a tame cat"));
    errors.put("invalidRequest(no)", () -> FakeError.invalidRequest("no"));
    errors.put("authentication()", FakeError::authentication);
    errors.put("permission()", FakeError::permission);
    errors.put("notFound()", FakeError::notFound);
    errors.put("serverError()", FakeError::serverError);
    errors.put("unreachable()", FakeError::unreachable);
    return errors;
  }

  private void add(String name, Consumer<FakeScript> script) {
    scripts.put(name, script);
  }

  private void addErrors() {
    errors().forEach(this::addError);
    add(
        "download: always serverError()",
        script -> script.nextDownload().failsWith(FakeError.serverError()).always());
  }

  private void addError(String name, Supplier<FakeError> error) {
    for (int times : new int[] {1, 5}) {
      String often = ": " + times + " x " + name;
      add("create" + often, script -> script.nextCreate().failsWith(error.get()).times(times));
      add("retrieve" + often, script -> script.nextRetrieve().failsWith(error.get()).times(times));
      add("list" + often, script -> script.nextList().failsWith(error.get()).times(times));
      add("delete" + often, script -> script.nextDelete().failsWith(error.get()).times(times));
      add("download" + often, script -> script.nextDownload().failsWith(error.get()).times(times));
    }
    add("cancel: " + name, script -> script.nextCancel().failsWith(error.get()));
    add(
        "create with a source: " + name,
        script -> {
          script.nextCreate().succeeds();
          script.nextCreate().failsWith(error.get());
        });
  }

  private void addCreates() {
    add("nothing", script -> {});
    Map<String, Consumer<ScriptedSubmission>> losses = new LinkedHashMap<>();
    losses.put("losesResponse()", ScriptedSubmission::losesResponse);
    losses.put("losesResponseButFindsJob()", ScriptedSubmission::losesResponseButFindsJob);
    losses.put("losesConnection()", ScriptedSubmission::losesConnection);
    losses.put(
        "failsWith(serverError())", submission -> submission.failsWith(FakeError.serverError()));
    losses.forEach(
        (name, loss) -> {
          add("create: " + name, script -> loss.accept(script.nextCreate()));
          add(
              "create with a source: " + name,
              script -> {
                script.nextCreate().succeeds();
                loss.accept(script.nextCreate());
              });
          for (int times : new int[] {1, 3}) {
            add(
                "create: " + name + ", and " + times + " lists fail",
                script -> {
                  loss.accept(script.nextCreate());
                  script.nextList().failsWith(FakeError.serverError()).times(times);
                });
          }
        });
    add(
        "create: serverError(), then rateLimit(20s), then losesConnection()",
        script -> {
          script.nextCreate().failsWith(FakeError.serverError());
          script.nextCreate().failsWith(FakeError.rateLimit(SHORT_WAIT));
          script.nextCreate().losesConnection();
        });
    add(
        "delete: serverError(), then notFound()",
        script -> {
          script.nextDelete().failsWith(FakeError.serverError());
          script.nextDelete().failsWith(FakeError.notFound());
        });
    add("latency(300ms)", script -> script.latency(Duration.ofMillis(300)));
    add("rateLimit(3)", script -> script.rateLimit(3));
  }

  private void addJobs() {
    Map<String, Consumer<ScriptedJob>> jobs = new LinkedHashMap<>();
    jobs.put("takes(5m)", job -> job.takes(Duration.ofMinutes(5)));
    jobs.put("failsAt(40)", job -> job.takes(Duration.ofMinutes(5)).failsAt(40, OUT_OF_LUCK));
    jobs.put("failsAt(0)", job -> job.failsAt(0, OUT_OF_LUCK));
    jobs.put("isCancelledAt(40)", job -> job.takes(Duration.ofMinutes(5)).isCancelledAt(40));
    jobs.put("hangs()", ScriptedJob::hangs);
    jobs.put("completes()", ScriptedJob::completes);
    jobs.forEach(
        (name, job) -> {
          add("job: " + name, script -> job.accept(script.nextJob()));
          add(
              "job with a source: " + name,
              script -> {
                script.nextJob().completes();
                job.accept(script.nextJob());
              });
        });
  }

  private void addDownloads() {
    Map<String, Consumer<ScriptedDownload>> downloads = new LinkedHashMap<>();
    downloads.put("breaksAt(0)", download -> download.breaksAt(0));
    downloads.put("breaksAt(2)", download -> download.breaksAt(2));
    downloads.put("breaksAt(3)", download -> download.breaksAt(3));
    downloads.put("endsAt(0)", download -> download.endsAt(0));
    downloads.put("endsAt(2)", download -> download.endsAt(2));
    downloads.put("tellsNoLength().endsAt(0)", download -> download.tellsNoLength().endsAt(0));
    downloads.put("breaksAt(1000)", download -> download.breaksAt(1000));
    downloads.put("endsAt(1000)", download -> download.endsAt(1000));
    downloads.put("stallsAt(1000)", download -> download.stallsAt(1000));
    downloads.put("ignoresRange()", ScriptedDownload::ignoresRange);
    downloads.put("changesEtag()", ScriptedDownload::changesEtag);
    downloads.put("claimsLength(5)", download -> download.claimsLength(5));
    downloads.put("claimsLength(100 MB)", download -> download.claimsLength(100_000_000));
    downloads.put("tellsNoLength()", ScriptedDownload::tellsNoLength);
    downloads.put(
        "tellsNoLength().breaksAt(2000)", download -> download.tellsNoLength().breaksAt(2000));
    downloads.put(
        "tellsNoLength().endsAt(2000)", download -> download.tellsNoLength().endsAt(2000));
    downloads.put(
        "ignoresRange().breaksAt(2000)", download -> download.ignoresRange().breaksAt(2000));
    downloads.put("changesEtag().stallsAt(500)", download -> download.changesEtag().stallsAt(500));
    downloads.put("succeeds()", ScriptedDownload::succeeds);
    downloads.forEach(
        (name, download) -> {
          add("download: " + name, script -> download.accept(script.nextDownload()));
          add("download: 5 x " + name, script -> five(download, script));
          add(
              "download: breaksAt(1000), then " + name,
              script -> {
                script.nextDownload().breaksAt(1000);
                download.accept(script.nextDownload());
              });
        });
  }

  private static void five(Consumer<ScriptedDownload> download, FakeScript script) {
    ScriptedDownload line = script.nextDownload();
    download.accept(line);
    line.times(5);
  }
}
