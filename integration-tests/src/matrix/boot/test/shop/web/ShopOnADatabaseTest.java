package shop.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.videogen.VideoRequest;
import dev.videogen.durable.DurableVideos;
import dev.videogen.durable.Purchase;
import dev.videogen.durable.PurchaseHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Transactional;

/** Purchases in the shop's own database, on the Boot that is here. */
class ShopOnADatabaseTest {

  @TempDir private Path folder;

  /** Without an annotation by which the shop of other tests would find it. */
  @Import(ShopApplication.class)
  static class Shop {

    @Bean
    Orders orders(DurableVideos videos) {
      return new Orders(videos);
    }
  }

  static class Orders implements PurchaseHandler {

    private final BlockingQueue<Purchase> told = new LinkedBlockingQueue<>();
    private final DurableVideos videos;

    Orders(DurableVideos videos) {
      this.videos = videos;
    }

    @Transactional
    public UUID order(String key, boolean fails) {
      UUID purchase = videos.submit(VideoRequest.builder("a cat").key(key).build());
      if (fails) {
        throw new IllegalStateException("the customer has gone");
      }
      return purchase;
    }

    public Purchase next() throws InterruptedException {
      return told.poll(30, TimeUnit.SECONDS);
    }

    @Override
    public void onCompleted(Purchase purchase) {
      told.add(purchase);
    }
  }

  @Test
  void buysWhatIsCommitted() throws Exception {
    try (ConfigurableApplicationContext shop =
        SpringApplication.run(
            Shop.class,
            "--server.port=0",
            "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("shop") + ";WRITE_DELAY=0",
            "--videogen.provider=fake",
            "--videogen.fake.job-duration=100ms",
            "--videogen.durable.enabled=true",
            "--videogen.durable.create-tables=true",
            "--videogen.durable.folder=" + folder,
            "--videogen.durable.poll-interval=100ms",
            "--management.endpoint.health.show-details=always")) {
      Orders orders = shop.getBean(Orders.class);
      assertThrows(IllegalStateException.class, () -> orders.order("never", true));
      UUID once = orders.order("once", false);

      Purchase told = orders.next();
      assertEquals(once, told.id());
      assertTrue(Files.size(Path.of(told.files().get(0))) > 0);
      assertTrue(shop.getBean(DurableVideos.class).open().isEmpty());

      String port = shop.getEnvironment().getRequiredProperty("local.server.port");
      HttpRequest health =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
              .build();
      String body = HttpClient.newHttpClient().send(health, BodyHandlers.ofString()).body();
      assertTrue(body.contains("\"videogenDurable\":{"), body);
    }
  }
}
