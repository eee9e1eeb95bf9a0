package samples.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.adobe.testing.s3mock.S3MockApplication;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.durable.DurableVideos;
import dev.videogen.durable.Purchase;
import dev.videogen.durable.PurchaseHandler;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A purchase whose video ends in a bucket, of an imitation of S3 on this machine. */
class S3SinkTest {

  @TempDir private Path folder;

  @Test
  void keepsTheVideoInABucket() throws Exception {
    S3MockApplication server =
        S3MockApplication.start(
            new HashMap<>(
                Map.of(
                    S3MockApplication.PROP_HTTP_PORT, S3MockApplication.RANDOM_PORT,
                    S3MockApplication.PROP_HTTPS_PORT, S3MockApplication.RANDOM_PORT,
                    S3MockApplication.PROP_SILENT, true)));
    JdbcConnectionPool database =
        JdbcConnectionPool.create(
            "jdbc:h2:" + folder.resolve("purchases") + ";WRITE_DELAY=0", "sa", "");
    BlockingQueue<Purchase> told = new LinkedBlockingQueue<>();
    try (S3Client s3 = client(server)) {
      s3.createBucket(bucket -> bucket.bucket("videos"));
      try (DurableVideos videos = videos(database, new S3Sink(s3, "videos"), told)) {
        videos.start();
        UUID purchase = videos.submit(VideoRequest.builder("A cat playing piano").build());
        Purchase saved = told.poll(30, TimeUnit.SECONDS);

        assertEquals(URI.create("s3://videos/" + purchase + ".mp4"), saved.files().get(0));
        byte[] video =
            s3.getObjectAsBytes(object -> object.bucket("videos").key(purchase + ".mp4"))
                .asByteArray();
        assertEquals("ftyp", new String(video, 4, 4, StandardCharsets.US_ASCII));
      }
    } finally {
      database.dispose();
      server.stop();
    }
  }

  private static S3Client client(S3MockApplication server) {
    return S3Client.builder()
        .endpointOverride(URI.create("http://localhost:" + server.getHttpPort()))
        .forcePathStyle(true)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .build();
  }

  private static DurableVideos videos(
      JdbcConnectionPool database, S3Sink sink, BlockingQueue<Purchase> told) {
    FakeVideoGenerator vendor =
        FakeVideoGenerator.builder()
            .time(TimeSource.system())
            .jobDuration(Duration.ofMillis(1))
            .build();
    return DurableVideos.builder(database)
        .client(VideoClient.builder().generator(vendor))
        .sink(sink)
        .handler(
            new PurchaseHandler() {
              @Override
              public void onCompleted(Purchase purchase) {
                told.add(purchase);
              }
            })
        .createTables()
        .pollInterval(Duration.ofMillis(200))
        .build();
  }
}
