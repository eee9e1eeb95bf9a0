package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The check against the published shapes")
class PublishedSchemasTest {

  private static final String VIDEO =
      "{'id':'v','object':'video','model':'sora-2','status':'queued','progress':0,'created_at':1,"
          + "'completed_at':null,'expires_at':null,'prompt':null,'size':'720x1280','seconds':'4',"
          + "'remixed_from_video_id':null,'error':null}";

  private static String wrong(String json) throws Exception {
    return PublishedSchemas.wrong(
            "VideoResource", new ObjectMapper().readTree(EmulatorHttpClient.json(json)))
        .toString();
  }

  @Test
  @DisplayName("finds nothing wrong with what is right")
  void findsNothing() throws Exception {
    assertThat(wrong(VIDEO)).isEqualTo("[]");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'id':'v',         |                       | $.id is missing",
        "'progress':0      | 'progress':'0'        | $.progress is no integer",
        "'status':'queued' | 'status':'waiting'    | $.status is none of",
        "'created_at':1    | 'created_at':1.5      | $.created_at is no integer",
        "'prompt':null     | 'prompt':7            | $.prompt fits none of",
        "'error':null      | 'error':{'code':'x'}  | $.error fits none of",
        "'progress':0      | 'progress':0,'cost':1 | $.cost was never published",
      })
  @DisplayName("finds what is wrong")
  void findsWhatIsWrong(String right, String instead, String found) throws Exception {
    assertThat(VIDEO).contains(right);

    assertThat(wrong(VIDEO.replace(right, instead == null ? "" : instead))).contains(found);
  }
}
