package dev.videogen.conformance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules that every {@link dev.videogen.spi.VideoGenerator} keeps. A provider's author extends
 * this class and gives it a {@link ConformanceHarness}:
 *
 * <pre>{@code
 * class AcmeConformanceTest extends VideoGeneratorConformanceTest {
 *   @Override
 *   protected ConformanceHarness harness() {
 *     return new AcmeHarness();
 *   }
 * }
 * }</pre>
 *
 * <p>Each rule is a test named by a sentence and tagged with its number, such as {@code JOB-03};
 * the table of all of them is in the README of this module. A rule is skipped, with the reason,
 * where the provider's capabilities or the harness do not have what it needs; what was skipped is
 * printed at the end, and {@link ExpectedSkips} holds it to a list.
 */
@SuppressWarnings("exports") // JUnit alone uses the report
@ExtendWith(SkipReport.class)
public abstract class VideoGeneratorConformanceTest {

  // Asked for a harness by a rule, long after this is constructed.
  @SuppressWarnings("this-escape")
  private final RuleContext bench = new RuleContext(this::harness);

  /** For provider authors' classes. */
  protected VideoGeneratorConformanceTest() {}

  /**
   * Opens a harness for one rule, which closes it.
   *
   * @return the harness
   */
  protected abstract ConformanceHarness harness();

  @AfterEach
  final void clear() {
    bench.clear();
  }

  @Nested
  @DisplayName("Creating a job")
  final class Create extends CreateRules {
    Create() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("What the vendor receives")
  final class Sent extends SentRules {
    Sent() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("What a create costs that goes wrong")
  final class Payment extends PaymentRules {
    Payment() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("A job on its way")
  final class Lifecycle extends LifecycleRules {
    Lifecycle() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("A job from poll to poll")
  final class Polls extends PollRules {
    Polls() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("Listing jobs")
  final class Listing extends ListRules {
    Listing() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("Downloading a file")
  final class Downloading extends DownloadRules {
    Downloading() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("The id of a job")
  final class Ids extends IdRules {
    Ids() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("Cancelling a job")
  final class Cancelling extends CancelRules {
    Cancelling() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("Deleting a job")
  final class Deleting extends DeleteRules {
    Deleting() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("Remixing a job")
  final class Remixing extends RemixRules {
    Remixing() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("Making a job from another video")
  final class Sources extends SourceRules {
    Sources() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("A key of the app's own")
  final class Keys extends KeyRules {
    Keys() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("An error")
  final class Errors extends ErrorRules {
    Errors() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("A request that the vendor turns away")
  final class Responses extends ResponseRules {
    Responses() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("What is secret")
  final class Secrets extends SecretRules {
    Secrets() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("A webhook")
  final class Webhooks extends WebhookRules {
    Webhooks() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("What capabilities declare")
  final class Abilities extends CapabilityRules {
    Abilities() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("Waiting for a job")
  final class Waiting extends WaitRules {
    Waiting() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("Many threads on one generator")
  final class Concurrency extends ConcurrencyRules {
    Concurrency() {
      super(bench);
    }
  }

  @Nested
  @DisplayName("A generator that was closed")
  final class Closing extends CloseRules {
    Closing() {
      super(bench);
    }
  }
}
