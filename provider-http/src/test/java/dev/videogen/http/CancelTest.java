package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static dev.videogen.conformance.testing.FaultServer.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.JobStatus;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.FaultServer.Response;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A job that is cancelled")
class CancelTest extends AcmeFixture {

  private static final Response QUEUED = json(200, "{\"id\":\"video_1\",\"status\":\"queued\"}");
  private static final Response COMPLETED =
      json(200, "{\"id\":\"video_1\",\"status\":\"completed\"}");
  private static final Response OK = json(200, "{}");
  private static final Response GONE = json(404, "{}");

  private void responds(Response... responses) {
    List.of(responses).forEach(server::respond);
  }

  private List<String> methods() {
    return server.requests().stream().map(FaultServer.Request::method).toList();
  }

  @Nested
  @DisplayName("by a call of its own")
  class ByItsOwnCall {

    @Test
    @DisplayName("is told as it is afterwards")
    void asItIs() {
      responds(OK, QUEUED);

      assertThat(vendor.cancel("video_1").status()).isEqualTo(JobStatus.QUEUED);
      assertThat(methods()).containsExactly("PUT", "GET");
    }

    @ParameterizedTest(name = "with {0}")
    @ValueSource(ints = {400, 409})
    @DisplayName("is told as it is where the vendor refuses")
    void refused(int status) {
      responds(json(status, "{}"), COMPLETED);

      assertThat(vendor.cancel("video_1").status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    @DisplayName("is cancelled if it is gone afterwards, and not found if it was gone before")
    void gone() {
      responds(OK, GONE, GONE);

      assertThat(vendor.cancel("video_1").status()).isEqualTo(JobStatus.CANCELLED);
      assertThatThrownBy(() -> vendor.cancel("video_1")).isInstanceOf(NotFoundException.class);
    }

    @Test
    @DisplayName("is not told to be cancelled by a web page, whatever its status")
    void page() {
      Response page = json(200, " <html><title>Sign in</title>", "Content-Type: text/html");
      responds(page, page, page, page, page);

      assertThatThrownBy(() -> vendor.cancel("video_1"))
          .isInstanceOf(ProviderFailureException.class)
          .hasMessageContaining("it does not say that the vendor was asked to cancel")
          .hasMessageContaining("acme:video_1");

      responds(page, OK, QUEUED);
      assertThat(vendor.cancel("video_1").status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    @DisplayName("is cancelled again after a fault, for that does no harm")
    void again() {
      responds(reset(), json(500, "{}"), OK, QUEUED);

      assertThat(vendor.cancel("video_1").status()).isEqualTo(JobStatus.QUEUED);
      assertThat(methods()).containsExactly("PUT", "PUT", "PUT", "GET");
    }
  }

  @Nested
  @DisplayName("by a call that deletes what has ended")
  class ByDelete {

    @Test
    @DisplayName("is read first, and left alone if it has ended")
    void ended() {
      responds(COMPLETED);

      assertThat(vendor.cancelByDelete("video_1").status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(methods()).containsExactly("GET");
    }

    @Test
    @DisplayName("is not found if it is not there")
    void unknown() {
      responds(GONE);

      assertThatThrownBy(() -> vendor.cancelByDelete("video_1"))
          .isInstanceOf(NotFoundException.class);
      assertThat(methods()).containsExactly("GET");
    }

    @Test
    @DisplayName("is cancelled if it is gone afterwards")
    void gone() {
      responds(QUEUED, OK, GONE);

      assertThat(vendor.cancelByDelete("video_1").status()).isEqualTo(JobStatus.CANCELLED);
      assertThat(methods()).containsExactly("GET", "DELETE", "GET");
    }

    @Test
    @DisplayName("is sent once, although it still runs afterwards")
    void once() {
      responds(QUEUED, OK, QUEUED);

      assertThat(vendor.cancelByDelete("video_1").status()).isEqualTo(JobStatus.QUEUED);
      assertThat(methods()).containsExactly("GET", "DELETE", "GET");
    }

    @Test
    @DisplayName("is read again after a fault, and left alone if it has ended meanwhile")
    void endedMeanwhile() {
      responds(QUEUED, reset(), COMPLETED);

      assertThat(vendor.cancelByDelete("video_1").status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(methods()).containsExactly("GET", "DELETE", "GET");
    }

    @Test
    @DisplayName("is read again after a fault, and is cancelled if it is gone")
    void goneAfterAFault() {
      responds(QUEUED, json(502, "{}"), GONE);

      assertThat(vendor.cancelByDelete("video_1").status()).isEqualTo(JobStatus.CANCELLED);
      assertThat(methods()).containsExactly("GET", "DELETE", "GET");
    }

    @Test
    @DisplayName("is read as often as it takes, and sent again only if it still runs")
    void sentAgain() {
      responds(QUEUED, reset(), json(503, "{}"), QUEUED, OK, GONE);

      assertThat(vendor.cancelByDelete("video_1").status()).isEqualTo(JobStatus.CANCELLED);
      assertThat(methods()).containsExactly("GET", "DELETE", "GET", "GET", "DELETE", "GET");
    }

    @Test
    @DisplayName("is told as it is where the vendor refuses")
    void refused() {
      responds(QUEUED, json(409, "{}"), QUEUED);

      assertThat(vendor.cancelByDelete("video_1").status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    @DisplayName("is an error where the key does not reach so far")
    void forbidden() {
      responds(QUEUED, json(403, "{}"));

      assertThatThrownBy(() -> vendor.cancelByDelete("video_1"))
          .isInstanceOf(PermissionException.class);
    }
  }

  @Nested
  @DisplayName("because it is deleted")
  class Deleted {

    @Test
    @DisplayName("is not deleted again if it is gone after a fault")
    void gone() {
      responds(reset(), GONE);

      vendor.delete("video_1");

      assertThat(methods()).containsExactly("DELETE", "GET");
    }

    @Test
    @DisplayName("is deleted again if it is still there after a fault")
    void again() {
      responds(reset(), QUEUED, json(204, ""));

      vendor.delete("video_1");

      assertThat(methods()).containsExactly("DELETE", "GET", "DELETE");
    }
  }
}
