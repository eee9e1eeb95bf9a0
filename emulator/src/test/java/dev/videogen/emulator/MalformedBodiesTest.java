package dev.videogen.emulator;

import static dev.videogen.emulator.RawRequest.JSON_TYPE;
import static dev.videogen.emulator.RawRequest.request;
import static dev.videogen.emulator.RawRequest.sized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A request whose body is nothing that the vendor takes")
@ExtendWith(VideoEmulatorExtension.class)
class MalformedBodiesTest {

  private final VideoEmulator emulator;

  MalformedBodiesTest(VideoEmulator emulator) {
    this.emulator = emulator;
  }

  private String sent(String request) {
    return RawConnection.exchange(emulator, request);
  }

  private void nothingWasMade() {
    assertThat(emulator.openAi().count(Operation.CREATE)).isZero();
    assertThat(emulator.azureJobs().count(Operation.CREATE)).isZero();
  }

  static List<String> malformedForms() {
    String form = "multipart/form-data; boundary=b|";
    String part = "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\na cat\r\n";
    String end = "--b--\r\n";
    return List.of(
        "multipart/form-data|" + part + end,
        "multipart/form-data; boundary=|" + part + end,
        "multipart/form-data; boundary=" + "b".repeat(71) + "|" + part + end,
        form,
        form + "x",
        form + end,
        form + part,
        form + part + "--b",
        form + "--b\r\n\r\n\r\n" + end,
        form + "--b\r\nContent-Disposition: form-data\r\n\r\n\r\n" + end,
        form + "--b\r\nno colon\r\n\r\na\r\n" + end,
        form + "--b\r\nContent-Disposition: form-data; name=\"x\r\n" + end,
        form + part.repeat(2_000) + end,
        "multipart/form-data; boundary=\"" + "\\b".repeat(9_000) + "\"|" + part + end,
        "text/plain|a cat",
        "application/x-www-form-urlencoded|prompt=a+cat",
        "application/octet-stream|a cat",
        "|{}",
        "application/json|" + "[".repeat(100_000),
        "application/json|" + "{\"a\":".repeat(100_000),
        "application/json|{\"prompt\":\"a cat\"} and more",
        "application/json|{\"prompt\":\"\\uZZZZ\"}",
        "application/json|{\"prompt\":\"\u0001\"}",
        "application/json|");
  }

  @ParameterizedTest
  @MethodSource("malformedForms")
  @DisplayName("with a body that is neither JSON nor a form is refused")
  void malformedBody(String typeAndBody) {
    int bar = typeAndBody.indexOf('|');
    String body = typeAndBody.substring(bar + 1);
    String headers = "Content-Type: " + typeAndBody.substring(0, bar) + "\r\n" + sized(body);

    Refusal.of(sent(request("POST /v1/videos HTTP/1.1", headers, body)), 400);
    Refusal.of(sent(request("POST /v1/videos/edits HTTP/1.1", headers, body)), 400);
    assertThat(
            RawRequest.status(
                sent(
                    request(
                        "POST /openai/v1/video/generations/jobs?api-version=preview HTTP/1.1",
                        headers,
                        body))))
        .isEqualTo(400);
    nothingWasMade();
  }

  static List<String> nonsense() {
    return List.of(
        "{'prompt':'a','model':'\\u0000'}",
        "{'prompt':'a','model':'../../x'}",
        "{'prompt':'a','seconds':'99999999999999'}",
        "{'prompt':'a','size':'0x0'}",
        "{'prompt':'a','size':'-1x-1'}",
        "{'prompt':'a','input_reference':{'image_url':'file:///etc/passwd'}}",
        "{'prompt':'a','input_reference':{'image_url':'data:image/png;base64,AAAA'}}",
        "{'prompt':'a','input_reference':{'image_url':'data:image/png;base64,%%%'}}",
        "{'prompt':'a','input_reference':{'image_url':'javascript:x()'}}",
        "{'prompt':'a','input_reference':7}",
        "{'prompt':''}");
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  @DisplayName("with values that make no sense is refused in words that a vendor could have")
  void nonsense(String json) {
    String body = json.replace('\'', '"');

    Refusal.of(sent(request("POST /v1/videos HTTP/1.1", JSON_TYPE + sized(body), body)), 400, 404);
  }
}
