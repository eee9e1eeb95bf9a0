package dev.videogen.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.Media;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.VideoException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes from elsewhere, and what is not to go there. */
@DisplayName("JSON from and for others")
class StrangeJsonTest {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().addModule(new VideogenModule()).build();

  @Test
  @DisplayName("fields that are not known are passed over")
  void unknownFields() throws JsonProcessingException {
    VideoJob job =
        MAPPER.readValue(
            "{\"job\":\"fake:1\",\"status\":\"queued\",\"later\":{\"a\":[1]}}", VideoJob.class);
    Capabilities capabilities =
        MAPPER.readValue("{\"operations\":{\"levitate\":\"supported\"}}", Capabilities.class);

    assertThat(job).isEqualTo(VideoJob.builder(JobRef.parse("fake:1"), JobStatus.QUEUED).build());
    assertThat(capabilities).isEqualTo(Capabilities.unknown());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'job':'fake:1','status':'paused'}|status: unknown word \"paused\"; known are queued",
        "{'job':'fake:1'}|status: is missing",
        "{'job':'fake','status':'queued'}|job: a job's ref is written INSTANCE:ID",
        "{'job':17,'status':'queued'}|job: is a string, not number",
        "{'job':'fake:1','status':'queued','seconds':'4'}|seconds: is a number, not string",
        "{'job':'fake:1','status':'queued','seconds':1e999999999}|seconds: is a number of seconds",
        "{'job':'fake:1','status':'queued','cost_usd':-1}|a cost is 0 or more",
        "{'job':'fake:1','status':'queued','created_at':'today'}|created_at: is a time such as",
        "{'job':'fake:1','status':'queued','progress':1.5}|progress: is a whole number",
        "{'job':'fake:1','status':'queued','outputs':[{'id':'a'}]}|outputs[0].index: is missing",
        "['job']|is an object, not array"
      })
  @DisplayName("what cannot be read is an error that names the field")
  void unreadable(String json, String message) {
    assertThatThrownBy(() -> MAPPER.readValue(json.replace('\'', '"'), VideoJob.class))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining(message);
  }

  @Test
  @DisplayName("an error of another class than asked for is refused")
  void otherError() throws JsonProcessingException {
    String json = "{\"kind\":\"permission\",\"operation\":\"create\",\"message\":\"not allowed\"}";

    assertThat(MAPPER.readValue(json, VideoException.class)).hasMessage("not allowed");
    assertThatThrownBy(() -> MAPPER.readValue(json, NotFoundException.class))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("is a PermissionException and no NotFoundException");
  }

  @Test
  @DisplayName("an address that opens the file for whoever has it is not written")
  void signedAddress() throws JsonProcessingException {
    VideoOutput output = VideoOutput.of("1", "1", 0);
    VideoJob job =
        VideoJob.builder(JobRef.parse("fake:1"), JobStatus.COMPLETED)
            .outputs(
                List.of(
                    output.withAddress(URI.create("https://files.example/1.mp4?sig=SECRET")),
                    output.withKeyedAddress(URI.create("https://me:SECRET@files.example/1.mp4")),
                    output.withPath(URI.create("/content?token=SECRET"))))
            .build();

    String json = MAPPER.writeValueAsString(job);

    assertThat(json).doesNotContain("SECRET").contains("\"kind\":\"address\"");
    assertThat(MAPPER.readValue(json, VideoJob.class).outputs())
        .containsExactly(output, output, output);
  }

  @Test
  @DisplayName("an error tells nothing of its cause and its stack")
  void noCause() throws JsonProcessingException {
    String json = MAPPER.writeValueAsString(Errors.of(ErrorKind.CONFLICT));

    assertThat(json).doesNotContain("secret").doesNotContain("stack").doesNotContain("java");
  }

  @Test
  @DisplayName("an address that cannot be read is not repeated in the error")
  void brokenAddress() {
    String json = "{\"inputs\":[{\"role\":\"reference\",\"url\":\"https://a b/?key=SECRET\"}]}";

    assertThatThrownBy(() -> MAPPER.readValue(json, VideoRequest.class))
        .hasMessageContaining("inputs[0].url")
        .hasNoCause()
        .message()
        .doesNotContain("SECRET");
  }

  @ParameterizedTest
  @CsvSource({"path,/etc/passwd", "url,file:///etc/passwd", "url,/etc/passwd", "url,gs://a/b"})
  @DisplayName("no local file is read because JSON names it")
  void noLocalFile(String field, String value) {
    String json = "{\"inputs\":[{\"role\":\"reference\",\"" + field + "\":\"" + value + "\"}]}";

    assertThatThrownBy(() -> MAPPER.readValue(json, VideoRequest.class))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("inputs[0]." + field);
  }

  @Test
  @DisplayName("a local file is written as what is in it")
  void fileAsContent(@TempDir Path folder) throws IOException {
    Path frame = Files.write(folder.resolve("frame.png"), Samples.PNG);
    VideoRequest request = VideoRequest.builder("A cat").firstFrame(frame).build();

    String json = MAPPER.writeValueAsString(request);

    assertThat(json).doesNotContain(folder.toString());
    assertThat(MAPPER.readValue(json, VideoRequest.class).inputs().get(0).media())
        .isEqualTo(Media.of(Samples.PNG));
  }

  @Test
  @DisplayName("what is too long to be read again is not written")
  void tooLong() {
    VideoRequest fits =
        VideoRequest.builder("A").reference(Media.of(new byte[MediaForm.MAX_CONTENT])).build();
    VideoRequest longer =
        VideoRequest.builder("A").reference(Media.of(new byte[MediaForm.MAX_CONTENT + 1])).build();

    assertThat(fits)
        .satisfies(
            request -> MAPPER.readValue(MAPPER.writeValueAsString(request), VideoRequest.class));
    assertThatThrownBy(() -> MAPPER.writeValueAsString(longer))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("give it by its address");
  }

  @Test
  @DisplayName("the form is the same, whatever a mapper prefers")
  void anyMapper() throws JsonProcessingException {
    ObjectMapper other =
        JsonMapper.builder()
            .findAndAddModules()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    assertThat(other.writeValueAsString(Samples.job()))
        .isEqualTo(MAPPER.writeValueAsString(Samples.job()));
  }

  @Test
  @DisplayName("a mapper that writes names of classes gets them, and reads them")
  void typed() throws JsonProcessingException {
    ObjectMapper typed =
        JsonMapper.builder()
            .addModule(new VideogenModule())
            .activateDefaultTyping(
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
                ObjectMapper.DefaultTyping.NON_FINAL_AND_ENUMS,
                JsonTypeInfo.As.PROPERTY)
            .build();
    Object[] values = {Samples.job(), Samples.REF, Errors.of(ErrorKind.CONFLICT)};

    Object[] back = typed.readValue(typed.writeValueAsString(values), Object[].class);

    assertThat(back[0]).isEqualTo(Samples.job());
    assertThat(back[1]).isEqualTo(Samples.REF);
    assertThat(back[2]).isInstanceOf(ConflictException.class);
  }

  @Test
  @DisplayName("a cost that no memory holds is written with its exponent")
  void hugeCost() throws JsonProcessingException {
    VideoJob job =
        VideoJob.builder(JobRef.parse("fake:1"), JobStatus.QUEUED)
            .cost(new BigDecimal("1E+999999"))
            .pollAfter(Duration.ofSeconds(Long.MAX_VALUE))
            .build();

    assertThat(MAPPER.writeValueAsString(job)).hasSizeLessThan(300);
    assertThat(MAPPER.readValue(MAPPER.writeValueAsString(job), VideoJob.class)).isEqualTo(job);
  }
}
