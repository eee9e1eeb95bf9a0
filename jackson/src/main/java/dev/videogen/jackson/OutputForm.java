package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.VideoOutput;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * An output of a job. An address with a query or a user in it opens the file for whoever has it, so
 * it is left out, and the output is read back as one {@linkplain VideoOutput.Kind#OF_JOB of its
 * job}, which has a fresh address when it is read again.
 *
 * @param job the id of the job that it stands in
 */
record OutputForm(String job) implements JsonForm<VideoOutput> {

  @Override
  public JsonNode write(VideoOutput output) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    json.put("id", output.id());
    json.put("index", output.index());
    json.put("kind", Words.of(output.kind()));
    if (!output.jobId().equals(job)) {
      json.put("job_id", output.jobId());
    }
    Nodes.put(json, "address", output.address().filter(OutputForm::isOpen));
    return json;
  }

  private static boolean isOpen(URI address) {
    return !address.isOpaque()
        && address.getRawQuery() == null
        && address.getRawFragment() == null
        && (address.getRawAuthority() == null || address.getRawAuthority().indexOf('@') < 0);
  }

  @Override
  public VideoOutput read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    VideoOutput output =
        VideoOutput.of(
            fields.optionalText("job_id").orElse(job),
            fields.text("id"),
            fields.required("index", fields.integer("index")));
    Optional<URI> address =
        fields.value("address", new TextForm<>(URI::toString, OutputForm::address));
    return switch (fields.word("kind", VideoOutput.Kind.class).orElse(VideoOutput.Kind.OF_JOB)) {
      case OF_JOB -> output;
      case ADDRESS -> address.map(output::withAddress).orElse(output);
      case KEYED_ADDRESS -> address.map(output::withKeyedAddress).orElse(output);
      case PATH -> address.map(output::withPath).orElse(output);
      case BUCKET -> address.map(output::inBucket).orElse(output);
      case INLINE -> output.inline();
    };
  }

  /** Without what the text is, for it may hold a key. */
  static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException("is no address that can be read", malformed);
    }
  }
}
