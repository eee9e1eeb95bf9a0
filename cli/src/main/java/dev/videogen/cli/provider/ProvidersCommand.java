package dev.videogen.cli.provider;

import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.Terminal;
import dev.videogen.cli.session.Session;
import dev.videogen.config.Configuration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code videogen providers}. */
@Command(
    sortOptions = false,
    name = "providers",
    description = {
      "Lists the providers found: what each can do, what it costs, and its settings.",
      "A feature with a question mark may or may not be there: nobody knows."
    })
public final class ProvidersCommand implements Callable<Integer> {

  private static final int MAX_WIDTH = 100;

  private final Session session;

  @Mixin private ResultOptions results = new ResultOptions();

  public ProvidersCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Terminal terminal = session.terminal();
    Configuration configuration = session.clients().configuration();
    List<ProviderView> views = ProviderView.all(configuration);
    List<SettingView> client = SettingView.ofClient(configuration);
    results.print(
        terminal,
        () -> ProviderText.lines(views, client, Math.min(MAX_WIDTH, terminal.columns())),
        () -> ProviderJson.of(views, client));
    return ExitCode.DONE.value();
  }
}
