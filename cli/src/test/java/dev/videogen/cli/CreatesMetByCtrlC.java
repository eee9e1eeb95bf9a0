package dev.videogen.cli;

import dev.videogen.VideoJob;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.RunningClock;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A vendor with whom a person loses patience: when so many creates were sent, the command is
 * interrupted, as by Ctrl-C, and only when it has noticed that are they responded to.
 */
final class CreatesMetByCtrlC extends ForwardingVideoGenerator {

  private static final Set<Thread.State> WAITING =
      EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  private final CountDownLatch sent;
  private final CountDownLatch noticed = new CountDownLatch(1);

  CreatesMetByCtrlC(int creates) {
    super(
        FakeVideoGenerator.builder().preset(FakePreset.openAi()).time(new RunningClock()).build());
    sent = new CountDownLatch(creates);
    Thread command = Thread.currentThread();
    Thread person =
        new Thread(
            () -> {
              try {
                sent.await();
                command.interrupt();
                // It has noticed once its flag is clear, and told once it waits again.
                while (command.isInterrupted() || !WAITING.contains(command.getState())) {
                  Thread.sleep(1);
                }
              } catch (InterruptedException end) {
                return;
              }
              noticed.countDown();
            });
    person.setDaemon(true);
    person.start();
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    sent.countDown();
    try {
      noticed.await();
    } catch (InterruptedException torn) {
      throw new IllegalStateException("a create was torn off", torn);
    }
    return super.create(request);
  }
}
