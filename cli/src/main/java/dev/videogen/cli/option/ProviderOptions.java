package dev.videogen.cli.option;

import dev.videogen.VideoClient;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.session.ClientFactory;
import dev.videogen.cli.session.Session;
import dev.videogen.config.Configuration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which instance a command works with: that of a job's ref, of an option, or the configured one.
 */
public final class ProviderOptions {

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      completionCandidates = CompletionCandidates.Providers.class,
      description = "The provider, or the name of a configured instance of one, to use.")
  private @Nullable String provider;

  /**
   * A client, with what a command needs to know of it.
   *
   * @param videos the client
   * @param testPictures whether its videos are test pictures that cost nothing
   */
  public record Opened(VideoClient videos, boolean testPictures) implements AutoCloseable {

    @Override
    public void close() {
      videos.close();
    }
  }

  /**
   * The instances of a command that works with several, such as {@code openai,fal}; the configured
   * one, or the fake, if none is named.
   */
  public List<String> instances(Session session) {
    List<String> named =
        chosen().stream()
            .flatMap(names -> Stream.of(names.split(",", -1)))
            .map(String::strip)
            .toList();
    if (named.contains("")) {
      throw new UsageException("--provider names instances with a comma between each two");
    }
    return named.isEmpty() ? List.of(orFake(session, session.clients().configuration())) : named;
  }

  private static String orFake(Session session, Configuration configuration) {
    return configuration
        .configuredProvider()
        .orElseGet(
            () -> {
              session.say(
                  "No provider is configured, so this is the built-in fake, which makes test"
                      + " pictures; choose a real one with --provider NAME (see: videogen"
                      + " providers).");
              return ClientFactory.fallbackInstance();
            });
  }

  /** Opens a client for new jobs, and for ids without an instance. */
  public Opened open(Session session) {
    return open(session, chosen());
  }

  /** The option's value as it would be read from the configuration. */
  private Optional<String> chosen() {
    return Optional.ofNullable(provider).map(name -> name.strip().toLowerCase(Locale.ROOT));
  }

  /** Opens a client for a job: a ref names its instance itself, whatever is configured. */
  public Opened open(Session session, JobArgument job) {
    Optional<String> named = job.instance();
    Optional<String> other =
        chosen().filter(name -> named.isPresent() && !named.get().equals(name));
    if (other.isPresent()) {
      throw new UsageException(
          "the job %s is one of %s; leave out --provider %s"
              .formatted(job.text(), named.orElseThrow(), other.get()));
    }
    return open(session, named.or(this::chosen));
  }

  private static Opened open(Session session, Optional<String> named) {
    Configuration configuration = session.clients().configuration();
    String instance = named.orElseGet(() -> orFake(session, configuration));
    return new Opened(
        session.clients().open(configuration, instance),
        ClientFactory.isFake(configuration, instance));
  }
}
