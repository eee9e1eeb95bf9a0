package dev.videogen.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.spi.OpaqueId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Of a job in an envelope")
class EnvelopedJobTest {

  private static final VendorRules RULES = VendorRules.standard();

  private static JsonView json(String text) {
    return JsonView.parsed(text.replace('\'', '"')).orElseThrow();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'status':'failed','fail_reason':'no','data':{'id':'v1'}} | failed | no",
        "{'status':'failed','fail_reason':'no','data':[{'id':'v1'}]} | failed | no",
        "{'status':'queued','data':{'id':'v1','status':'failed','fail_reason':'x'}} | failed | x",
        "{'status':'failed','fail_reason':'no','data':{'task_id':'v1','status':null}} | failed |"
            + " no",
        "{'status':'success','data':{'id':'v1'}} | - | -",
        "{'status':'error','data':{'id':'v1'}} | - | -",
        "{'status':200,'data':{'id':'v1'}} | - | -",
        "{'status':'failed','data':[{'id':'v1'},{'id':'v2'}]} | - | -",
        "{'id':'v1','status':'failed','fail_reason':'no'} | failed | no",
      })
  @DisplayName("what the envelope tells is read, too, but for the status of the call")
  void readsBoth(String response, String status, String reason) {
    JsonView job = RULES.jobObject(json(response));

    assertThat(RULES.jobId(job)).contains("v1");
    assertThat(job.text("status").orElse("-")).isEqualTo(status);
    assertThat(job.text("fail_reason").orElse("-")).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'status':'failed','fail_reason':'no','data':{'id':'v1'}}",
        "{'fail_reason':'no','data':{'id':'v1','status':'failed'}}",
        "{'fail_reason':'no','data':{'status':'failed'}}",
      })
  @DisplayName("it is so in the response to a poll, too")
  void readsBothOfAPoll(String response) {
    JsonView job = PolledJob.of(json(response), OpaqueId.wrap("v1"), RULES);

    assertThat(job.text("status")).contains("failed");
    assertThat(job.text("fail_reason")).contains("no");
    assertThat(job.text("id")).contains("v1");
  }
}
