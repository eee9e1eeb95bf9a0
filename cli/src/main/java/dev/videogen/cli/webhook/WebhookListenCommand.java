package dev.videogen.cli.webhook;

import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.output.JobJson;
import dev.videogen.cli.output.JsonLine;
import dev.videogen.cli.session.Session;
import dev.videogen.internal.text.Printable;
import dev.videogen.webhook.WebhookEvent;
import dev.videogen.webhook.WebhookReceiver;
import dev.videogen.webhook.WebhookRefusedException;
import dev.videogen.webhook.WebhookServer;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code videogen webhook listen}. */
@Command(
    sortOptions = false,
    name = "listen",
    description = {
      "Prints the webhooks of a provider as they come, until it is interrupted.",
      "It listens on this machine alone: a tunnel or a proxy gives it an https address, which is"
          + " set as webhook.url, or in the vendor's dashboard. What is forged is not printed."
    },
    footerHeading = "%nExample, with the emulator:%n",
    footer = {
      "  videogen emulator --webhook http://127.0.0.1:8787/",
      "  OPENAI_API_KEY=any VIDEOGEN_OPENAI_WEBHOOK_SECRET=whsec_... \\",
      "    videogen webhook listen --provider openai"
    })
public final class WebhookListenCommand implements Callable<Integer> {

  /** As long as nobody interrupts it. */
  private static final Duration MAX_RUN_TIME = Duration.ofDays(365);

  private static final int MAX_PORT = 65_535;

  private final Session session;

  @Mixin private ProviderOptions provider = new ProviderOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on, 0 for a free one; ${DEFAULT-VALUE} unless given.")
  private int port = 8787;

  @Option(names = "--json", description = "Prints each event as a JSON object on one line.")
  private boolean json;

  public WebhookListenCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > MAX_PORT) {
      throw new UsageException("--port is 0 to " + MAX_PORT + ", not " + port);
    }
    try (ProviderOptions.Opened opened = provider.open(session)) {
      WebhookReceiver receiver = opened.videos().webhooks().build();
      try (WebhookServer server = start(receiver)) {
        session.say(
            "Listening for webhooks of %s on %s. Set videogen.webhook.url to the https address that"
                    .formatted(receiver.instance(), server.address())
                + " leads here, or name that in the vendor's dashboard. Ctrl-C ends it.");
        session.time().sleep(MAX_RUN_TIME);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.DONE.value();
  }

  private WebhookServer start(WebhookReceiver receiver) {
    try {
      return WebhookServer.builder(this::print)
          .receiver(receiver)
          .refusals(this::say)
          .port(port)
          .start();
    } catch (UncheckedIOException taken) {
      throw new UsageException(
          "webhooks cannot be received on port "
              + port
              + " of this machine; name another one with --port, or 0 for a free one");
    }
  }

  private synchronized void print(WebhookEvent event) {
    PrintWriter out = session.terminal().out();
    if (json) {
      JsonLine.print(out, JobJson.of(event));
    } else {
      String line =
          "%s %s %s:%s".formatted(event.sentAt(), event.type(), event.instance(), event.vendorId());
      out.println(Printable.line(line));
    }
    out.flush();
  }

  private synchronized void say(WebhookRefusedException refused) {
    session.say("Refused: " + refused.getMessage());
  }
}
