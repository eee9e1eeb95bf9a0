package dev.videogen.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code videogen}. */
@Command(name = "videogen", description = "Makes videos with any video generator.")
final class VideogenCommand implements Runnable {

  @Override
  public void run() {
    CommandLine.usage(this, System.err);
  }

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param args the arguments of the command line
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new VideogenCommand()).execute(args));
  }
}
