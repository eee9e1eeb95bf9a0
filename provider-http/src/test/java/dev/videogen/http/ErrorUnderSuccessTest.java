package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Billed;
import dev.videogen.ListQuery;
import dev.videogen.VideoRequest;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An error object in a response of status 200")
class ErrorUnderSuccessTest extends AcmeFixture {

  private static final VideoRequest CAT = VideoRequest.builder("a cat").model("acme-1").build();

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{'error':{'code':'insufficient_user_quota','message':'no credit'}} | PAYMENT_REQUIRED",
        "{'error':{'code':402}}                                            | PAYMENT_REQUIRED",
        "{'error':'insufficient balance'}                                  | PAYMENT_REQUIRED",
        "{'code':'InsufficientBalance','message':'top up'}                 | PAYMENT_REQUIRED",
        "{'errors':[{'code':'invalid_api_key','message':'no'}]}            | AUTHENTICATION",
        "{'status':401,'error':'Unauthorized'}                             | AUTHENTICATION",
        "{'success':false,'code':'permission_denied'}                      | PERMISSION",
        "{'status':'error','code':'invalid_request','message':'no size'}   | INVALID_REQUEST",
        "{'error':{'type':'invalid_request_error','message':'no size'}}    | INVALID_REQUEST",
        "{'error':{'code':'model_not_found'}}                              | NOT_FOUND",
        "[{'error':{'code':'content_policy_violation'}}]                   | CONTENT_POLICY",
      })
  @DisplayName("is judged by its code, as if that were the status; nothing was created")
  void judgedByCode(String body, ErrorKind kind) {
    server.respond(json(200, body.replace('\'', '"')));

    VideoException refused = catchThrowableOfType(VideoException.class, () -> vendor.create(CAT));

    assertThat(refused.kind()).isEqualTo(kind);
    assertThat(refused.billed()).isEqualTo(Billed.NO);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'error':{'code':'get_channel_failed','message':'upstream'}}",
        "{'error':'something went wrong'}",
        "{'code':'E17','message':'busy'}",
        "{'success':false}",
        "{'status':'error','message':'no'}",
        "{'status':'failed','message':'no'}",
        "{'errors':['no']}",
        "{'base_resp':{'status_code':1008,'status_msg':'a number of one vendor'}}",
      })
  @DisplayName("leaves it uncertain whether there is a job if its code says nothing known")
  void unknown(String body) {
    server.respond(json(200, body.replace('\'', '"'))).respond(json(200, "{\"data\":[]}"));

    SubmissionUncertainException uncertain =
        catchThrowableOfType(SubmissionUncertainException.class, () -> vendor.create(CAT));

    assertThat(uncertain.billed()).isEqualTo(Billed.UNKNOWN);
    assertThat(server.requests()).filteredOn(r -> r.method().equals("POST")).hasSize(1);
  }

  @Test
  @DisplayName("that tells a rate limit is waited for, as after 429")
  void rateLimit() {
    server
        .respond(json(200, "{\"error\":{\"code\":\"rate_limit_exceeded\"}}"))
        .respond(json(200, "{\"id\":\"video_1\",\"status\":\"queued\"}"));

    assertThat(vendor.create(CAT).id()).isEqualTo("video_1");
  }

  @Test
  @DisplayName("is no page of jobs, no deletion and no job")
  void otherOperations() {
    server.respond(json(200, "{\"error\":{\"code\":\"invalid_api_key\"}}"));

    assertThatThrownBy(() -> vendor.list(ListQuery.newest(10)))
        .isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> vendor.delete("video_1")).isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> vendor.retrieve("video_1"))
        .isInstanceOf(AuthenticationException.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'id':'video_1','object':'video.deleted','deleted':false}",
        "{'code':0,'data':{'deleted':'false'}}",
        "{'error':{'message':'database is down'}}",
        "{'success':false}",
      })
  @DisplayName("is no deletion, nor is one that says that nothing was deleted")
  void notDeleted(String body) {
    server.respond(json(200, body.replace('\'', '"')));

    assertThatThrownBy(() -> vendor.delete("video_1")).isInstanceOf(VideoException.class);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "{'id':'video_1','object':'video.deleted','deleted':true}",
        "{'id':'video_1','object':'video','status':'deleted'}",
        "",
      })
  @DisplayName("is told from a deletion in whichever form")
  void deleted(String body) {
    server.respond(json(200, body.replace('\'', '"')));

    vendor.delete("video_1");

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  @DisplayName("names what the vendor said")
  void message() {
    server.respond(
        json(200, "{\"error\":{\"code\":\"moderation_blocked\",\"message\":\"not this\"}}"));

    assertThatThrownBy(() -> vendor.create(CAT))
        .isInstanceOf(ContentPolicyException.class)
        .hasMessageContaining("an error under status 200 (moderation_blocked): not this");
  }

  @Test
  @DisplayName("is none if it is a job that failed, or an envelope that tells of success")
  void noError() {
    server.respond(
        json(200, "{\"id\":\"video_1\",\"status\":\"failed\",\"error\":{\"message\":\"no\"}}"));
    assertThat(vendor.create(CAT).id()).isEqualTo("video_1");
    assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
  }
}
