package dev.videogen.benchmarks.peers;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponse;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoModel;
import com.openai.models.videos.VideoSeconds;
import com.openai.models.videos.VideoSize;
import dev.videogen.benchmarks.Peer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** OpenAI's own SDK as it comes. */
@SuppressWarnings("deprecation") // OpenAI ended the service, and the SDK has it still.
public final class OpenAiJavaPeer implements Peer {

  private static final String JOB = "video_68d7512d07848190b3e45da0ecbebcde004da08e1e0678d5";

  private @Nullable OpenAIClient client;

  /** For {@link java.util.ServiceLoader}. */
  public OpenAiJavaPeer() {}

  @Override
  public void connect(URI baseUrl) {
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl(baseUrl.toString())
            .apiKey("sk-key-of-the-benchmarks")
            .build();
  }

  private OpenAIClient client() {
    if (client == null) {
      throw new IllegalStateException("not connected");
    }
    return client;
  }

  @Override
  public String create() {
    return client()
        .videos()
        .create(
            VideoCreateParams.builder()
                .prompt("A calico cat playing a piano on stage")
                .model(VideoModel.SORA_2)
                .seconds(VideoSeconds._8)
                .size(VideoSize._1280X720)
                .build())
        .id();
  }

  @Override
  public String retrieve() {
    return client().videos().retrieve(JOB).id();
  }

  @Override
  public void save(String job, Path target) throws IOException {
    try (HttpResponse response = client().videos().downloadContent(job);
        OutputStream file = Files.newOutputStream(target)) {
      response.body().transferTo(file);
    }
  }

  @Override
  public void close() {
    client().close();
  }
}
