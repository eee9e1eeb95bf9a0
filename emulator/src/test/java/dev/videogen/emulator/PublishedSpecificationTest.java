package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The check against the published specifications")
class PublishedSpecificationTest {

  private static final String VIDEO =
      "{'id':'v','object':'video','model':'sora-2','status':'queued','progress':0,'created_at':1,"
          + "'completed_at':null,'expires_at':null,'prompt':null,'size':'720x1280','seconds':'4',"
          + "'remixed_from_video_id':null,'error':null}";

  private static final String JOB =
      "{'id':'t','object':'video.generation.job','model':'sora','status':'queued','created_at':1,"
          + "'prompt':'a','n_variants':1,'n_seconds':4,'height':1,'width':1,'generations':[]}";

  private static String wrong(String path, String json) {
    return PublishedSpecification.wrong(path, EmulatorHttpClient.json(json)).toString();
  }

  private static String wrongVideo(String json) {
    return wrong("/v1/videos/v", json);
  }

  private static String wrongJob(String json) {
    return wrong("/openai/v1/video/generations/jobs/t", json);
  }

  @Test
  @DisplayName("finds nothing wrong with what is right")
  void findsNothing() {
    assertThat(wrongVideo(VIDEO)).isEqualTo("[]");
    assertThat(wrong("/openai/v1/videos/v", VIDEO)).isEqualTo("[]");
    assertThat(wrongJob(JOB)).isEqualTo("[]");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'id':'v',         |                       | missing required properties ([`id`])",
        "'progress':0      | 'progress':'0'        | /progress",
        "'status':'queued' | 'status':'waiting'    | /status",
        "'created_at':1    | 'created_at':1.5      | /created_at",
        "'created_at':1    | 'created_at':null     | /created_at",
        "'prompt':null     | 'prompt':7            | /prompt",
        "'error':null      | 'error':{'code':'x'}  | /error",
        "'progress':0      | 'progress':0,'cost':1 | not allowed by the schema: [`cost`]",
      })
  @DisplayName("finds what is wrong")
  void findsWhatIsWrong(String right, String instead, String found) {
    assertThat(VIDEO).contains(right);

    assertThat(wrongVideo(VIDEO.replace(right, instead == null ? "" : instead)))
        .contains(found.replace('`', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'generations':[], 'generations':[] 'finished_at':null, /finished_at",
        "'generations':[], 'generations':[] 'failure_reason':null, /failure_reason",
        "'generations':[], 'generations':null, /generations",
        "'generations':[], 'generations':[{}], /generations/0",
      })
  @DisplayName("finds nulls that a job of Azure's never has")
  void findsNulls(String right, String instead, String found) {
    assertThat(wrongJob(JOB.replace(right, instead.replace(" ", ",")))).contains(found);
  }
}
