package dev.videogen.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.videogen.errors.Operation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The response to a read of one job")
class PolledJobTest {

  private static final VendorRules RULES = VendorRules.standard();

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'id':'v','status':'SUCCESS'}",
        "{'task_id':'v','status':'SUCCESS'}",
        "{'id':12,'task_id':'v','status':'SUCCESS'}",
        "{'status':'SUCCESS'}",
        "{'id':null,'status':'SUCCESS'}",
        "{'id':'','status':'SUCCESS'}",
        "{'object':'video','status':'SUCCESS','progress':'100%'}",
        "[{'status':'SUCCESS'}]",
        "[{'id':'other','status':'queued'},{'id':'v','status':'SUCCESS'}]",
        "{'code':'success','message':'','data':{'task_id':'v','status':'SUCCESS'}}",
        "{'code':0,'data':{'status':'SUCCESS'}}",
        "{'code':0,'data':[{'status':'SUCCESS'}]}",
        "{'status':'ok','data':{'id':'v','status':'SUCCESS'}}",
        "{'status':200,'data':{'status':'SUCCESS'}}",
        "{'status':'success','result':{'id':'v','status':'SUCCESS'}}",
        "{'request_id':'r','output':{'task_id':'v','task_status':'SUCCESS','status':'SUCCESS'}}",
        "{'task_id':'v','data':{'status':'SUCCESS'}}",
        "{'task_id':'v','status':'SUCCESS','data':{'id':'upstream','status':'queued'}}",
        "{'status':'SUCCESS','progress':'100%','data':{'id':'upstream','status':'queued'}}",
        "{'status':'SUCCESS','output':{'id':'file','url':'https://x.test/v.mp4'}}",
        "{'data':{'task':{'status':'SUCCESS'}}}",
        "{'object':'list','data':[{'id':'w','status':'queued'},{'id':'v','status':'SUCCESS'}]}",
      })
  @DisplayName("is that job under whichever name its id stands, and without one")
  void found(String response) {
    JsonView job = polled(response);

    assertThat(job.text("id")).hasValue("v");
    assertThat(job.text("status")).hasValue("SUCCESS");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'id':'w','status':'SUCCESS'}",
        "{'task_id':'w','status':'SUCCESS'}",
        "[{'id':'w','status':'SUCCESS'}]",
        "{'data':{'id':'w','status':'SUCCESS'}}",
        "{'id':'w','data':{'status':'SUCCESS'}}",
        "{'status':'success','data':{'task_id':'w','status':'queued'}}",
        "[{'status':'queued'},{'status':'SUCCESS'}]",
      })
  @DisplayName("is not that job if it may be about another")
  void another(String response) {
    assertThatExceptionOfType(UnreadableResponseException.class)
        .isThrownBy(() -> polled(response))
        .withMessageContaining("another job");
  }

  @Test
  @DisplayName("is not that job if the field that the vendor names jobs by names another")
  void anotherByItsOwnField() {
    VendorRules rules = VendorRules.builder().jobIdFields("request_id", "data.request_id").build();
    PathSegment asked = PathSegment.of(Operation.RETRIEVE, "v");

    assertThat(
            rules
                .polledJob(JsonView.parse("{\"request_id\":\"v\",\"status\":\"x\"}"), asked)
                .text("request_id"))
        .hasValue("v");
    assertThatExceptionOfType(UnreadableResponseException.class)
        .isThrownBy(
            () -> rules.polledJob(JsonView.parse("{\"request_id\":\"w\",\"status\":\"x\"}"), asked))
        .withMessageContaining("another job");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{'message':'hello'}",
        "{'status':null}",
        "{'status':'ok'}",
        "{'status':200}",
        "{'data':null}",
        "{'progress':50}",
      })
  @DisplayName("is about no job if it tells neither an id nor a status of one")
  void none(String response) {
    assertThatExceptionOfType(UnreadableResponseException.class)
        .isThrownBy(() -> polled(response))
        .withMessageContaining("no status of a job");
  }

  @Test
  @DisplayName("may write an id with padding or percent signs of its own")
  void spellings() {
    assertThat(polled("{'id':'dmlkZW8','status':'x'}", "dmlkZW8=").text("id")).hasValue("dmlkZW8=");
    assertThat(polled("{'id':'a%2Fb','status':'x'}", "a/b").text("id")).hasValue("a/b");
    assertThat(polled("{'id':17,'status':'x'}", "17").text("id")).hasValue("17");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "video_7\u200b",
        "\ufeffvideo_7",
        "video_\u202e7",
        "video_\u001b7\u0007",
        " video_7\r\n",
        "b64_dmlkZW9fN-KAiw",
      })
  @DisplayName("may write an id with what is not seen, or wrapped, and so may who asks for it")
  void hidden(String told) {
    JsonView response =
        new JsonView(JsonNodeFactory.instance.objectNode().put("id", told).put("status", "x"));

    assertThat(RULES.polledJob(response, PathSegment.of(Operation.RETRIEVE, "video_7")).text("id"))
        .hasValue("video_7");
    assertThat(polled("{'id':'video_7','status':'x'}", told).text("id")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"video_8\u200b", "video 7", "b64_dmlkZW9fOOKAiw", "VIDEO_7", "\u200b", "video_7x"})
  @DisplayName("is about another job if the rest of the id differs")
  void otherUnderneath(String told) {
    JsonView response =
        new JsonView(JsonNodeFactory.instance.objectNode().put("id", told).put("status", "x"));

    assertThatExceptionOfType(UnreadableResponseException.class)
        .isThrownBy(() -> RULES.polledJob(response, PathSegment.of(Operation.RETRIEVE, "video_7")));
    assertThatExceptionOfType(UnreadableResponseException.class)
        .isThrownBy(() -> RULES.polledJob(response, PathSegment.of(Operation.RETRIEVE, "\u200c")));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'error':{'message':'database is down'}}",
        "{'status':'error','message':'no'}",
        "{'status':'failed','message':'no'}",
        "{'status':401,'error':'Unauthorized'}",
        "{'code':'get_channel_failed','message':'no'}",
        "{'success':false}",
        "{'id':'v','error':{'message':'no'}}",
      })
  @DisplayName("is an error where nothing in it is a job's own")
  void error(String response) {
    assertThat(RULES.isErrorInsteadOfJob(json(response))).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'id':'v','status':'failed','error':{'message':'no'}}",
        "{'id':'v','state':'failed','error':{'message':'no'}}",
        "{'task_id':'v','status':'FAILURE','fail_reason':'no'}",
        "{'status':'FAILURE','fail_reason':'no'}",
        "{'object':'video','status':'failed','error':{'message':'no'}}",
        "{'status':'failed','progress':10,'error':'no'}",
        "{'code':'success','data':{'status':'FAILURE','fail_reason':'no'}}",
      })
  @DisplayName("is the job where that has failed, and no error of the read")
  void failedJob(String response) {
    assertThat(RULES.isErrorInsteadOfJob(json(response))).isFalse();
  }

  private static JsonView polled(String response) {
    return polled(response, "v");
  }

  private static JsonView polled(String response, String id) {
    return RULES.polledJob(json(response), PathSegment.of(Operation.RETRIEVE, id));
  }

  private static JsonView json(String text) {
    return JsonView.parse(text.replace('\'', '"'));
  }
}
