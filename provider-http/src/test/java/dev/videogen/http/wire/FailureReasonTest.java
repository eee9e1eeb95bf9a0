package dev.videogen.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobError;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The reason of a failed job")
class FailureReasonTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "'error':'no GPU left'",
        "'error':['no GPU left']",
        "'error':{'message':'no GPU left'}",
        "'error':{'detail':'no GPU left'}",
        "'error':{'msg':'no GPU left'}",
        "'error':{'error':{'message':'no GPU left'}}",
        "'error':{'error':'no GPU left'}",
        "'error':[{'msg':'no GPU left'}]",
        "'error':'{\\\"message\\\":\\\"no GPU left\\\"}'",
        "'Error':{'Message':'no GPU left'}",
        "'errors':[{'message':'no GPU left'}]",
        "'fail_reason':'no GPU left'",
        "'failReason':'no GPU left'",
        "'failure_reason':'no GPU left'",
        "'failure_reason':{'message':'no GPU left'}",
        "'failed_reason':'no GPU left'",
        "'failures':['no GPU left']",
        "'failure':'no GPU left'",
        "'last_error':{'message':'no GPU left'}",
        "'error_message':'no GPU left'",
        "'errorMessage':'no GPU left'",
        "'error_msg':'no GPU left'",
        "'err_msg':'no GPU left'",
        "'error_detail':'no GPU left'",
        "'message':'no GPU left'",
        "'msg':'no GPU left'",
        "'detail':'no GPU left'",
        "'detail':[{'msg':'no GPU left'}]",
        "'details':{'reason':'no GPU left'}",
        "'reason':'no GPU left'",
        "'status_reason':'no GPU left'",
        "'status_message':'no GPU left'",
        "'status_details':{'error':{'message':'no GPU left'}}",
        "'task_status_msg':'no GPU left'",
        "'metadata':{'error':'no GPU left'}",
        "'data':{'fail_reason':'no GPU left'}",
        "'data':[{'error':'no GPU left'}]",
        "'result':{'error':{'message':'no GPU left'}}",
        "'output':{'message':'no GPU left'}",
        "'output':{'error':'no GPU left'}",
        "'generations':[{'id':'g','failure_reason':'no GPU left'}]",
        "'base_resp':{'status_msg':'no GPU left'}",
        "'error':null,'message':'success','fail_reason':'no GPU left'",
        "'error':{},'last_error':null,'info':{'exception':'no GPU left'}",
      })
  @DisplayName("is found in every form that servers use")
  void found(String fields) {
    assertThat(reason(fields)).isEqualTo(JobError.of("", "no GPU left"));
  }

  @Test
  @DisplayName("may have its code and its sentence in two places")
  void apart() {
    assertThat(reason("'error':{'code':'oom','message':null},'fail_reason':'no GPU left'"))
        .isEqualTo(JobError.of("oom", "no GPU left"));
    assertThat(reason("'error_code':'oom','message':'no GPU left'"))
        .isEqualTo(JobError.of("oom", "no GPU left"));
    assertThat(reason("'failure_reason':'internal_error'"))
        .isEqualTo(JobError.of("internal_error", ""));
    assertThat(reason("'error':{'code':'oom','hint':'smaller'}"))
        .isEqualTo(JobError.of("oom", "{\"code\":\"oom\",\"hint\":\"smaller\"}"));
    assertThat(reason("'detail':[{'loc':['body','size'],'msg':'too big'},{'msg':'no prompt'}]"))
        .isEqualTo(JobError.of("", "body.size: too big; no prompt"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "'error':{'code':'moderation_blocked','message':'no'}",
        "'error':{'code':'400','type':'content_policy_violation','message':'no'}",
        "'fail_reason':'output_moderation','message':'no'",
        "'metadata':{'error':{'code':'content_filter','message':'no'}}",
      })
  @DisplayName("is told apart where it is a refusal of the content")
  void contentPolicy(String fields) {
    JobError error = reason(fields);

    assertThat(error.contentPolicy()).isTrue();
    assertThat(error.message()).isEqualTo("no");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'error':null",
        "'error':{}",
        "'error':[]",
        "'error':true",
        "'message':'success'",
        "'message':'','code':0",
        "'failed_at':'2026-01-01T00:00:00Z'",
        "'error_count':'3'",
        "'prompt':'a message','input':{'message':'mine'}",
      })
  @DisplayName("is none of the fields that only look like one")
  void none(String fields) {
    assertThat(FailureReason.of(job(fields), VendorRules.standard(), UnaryOperator.identity()))
        .isEmpty();
  }

  @Test
  @DisplayName("is told without secrets, and so is the response that stands for it")
  void redacted() {
    UnaryOperator<String> redact = text -> text.replace("sk-1", "***");

    assertThat(FailureReason.of(job("'error':'bad sk-1'"), VendorRules.standard(), redact))
        .hasValue(JobError.of("", "bad ***"));
    String quoted = FailureReason.quoted(job("'note':'sk-1','prompt':'mine'"), redact).message();
    assertThat(quoted).contains("note=***").doesNotContain("mine");
    String large = FailureReason.quoted(job("'a':'" + "x".repeat(9000) + "'"), redact).message();
    assertThat(large).hasSizeLessThan(1000);
  }

  @Test
  @DisplayName("is looked for in bounds")
  void bounded() {
    String deep = "{\"a\":".repeat(900) + "{\"error\":\"x\"}" + "}".repeat(900);

    assertThat(
            FailureReason.of(
                JsonView.parse(deep), VendorRules.standard(), UnaryOperator.identity()))
        .isEmpty();
  }

  private static JobError reason(String fields) {
    return FailureReason.of(job(fields), VendorRules.standard(), UnaryOperator.identity())
        .orElseThrow();
  }

  private static JsonView job(String fields) {
    return JsonView.parse(
        "{'id':'v','status':'failed',".replace('\'', '"') + fields.replace('\'', '"') + "}");
  }
}
