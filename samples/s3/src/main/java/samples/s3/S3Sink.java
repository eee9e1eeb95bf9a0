package samples.s3;

import dev.videogen.Download;
import dev.videogen.durable.VideoSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Keeps the videos of purchases in a bucket. An object is there whole or not at all; one that is
 * there already was put by a node that was killed before that was noted, and is kept.
 */
public record S3Sink(S3Client s3, String bucket) implements VideoSink {

  @Override
  public URI save(Download video, String name) throws IOException {
    try {
      if (!isThere(name)) {
        put(video, name);
      }
    } catch (SdkException failure) {
      throw new IOException("S3 does not take " + name, failure); // it is tried again later
    }
    return URI.create("s3://" + bucket + "/" + name);
  }

  /** By way of a file: a download that breaks is resumed in it, and an upload is sent again. */
  private void put(Download video, String name) throws IOException {
    Path folder = Files.createTempDirectory("video");
    Path file = folder.resolve(name);
    try {
      video.saveTo(file);
      s3.putObject(
          object -> object.bucket(bucket).key(name).contentType("video/mp4"),
          RequestBody.fromFile(file));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private boolean isThere(String name) {
    try {
      s3.headObject(object -> object.bucket(bucket).key(name));
      return true;
    } catch (NoSuchKeyException notYet) {
      return false;
    }
  }
}
