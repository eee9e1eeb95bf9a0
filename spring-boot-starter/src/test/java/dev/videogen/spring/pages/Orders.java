package dev.videogen.spring.pages;

import dev.videogen.VideoRequest;
import dev.videogen.durable.DurableVideos;
import dev.videogen.durable.Purchase;
import dev.videogen.durable.PurchaseHandler;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Orders implements PurchaseHandler {

  private final DurableVideos videos;
  private final JdbcTemplate database;

  Orders(DurableVideos videos, JdbcTemplate database) {
    this.videos = videos;
    this.database = database;
  }

  @Transactional // bought if this is committed; rolled back, it never was
  public UUID order(String number, String prompt) {
    UUID purchase = videos.submit(VideoRequest.builder(prompt).key(number).build());
    database.update("INSERT INTO orders (number, purchase) VALUES (?, ?)", number, purchase);
    return purchase;
  }

  @Override // at least once
  public void onCompleted(Purchase purchase) {
    database.update(
        "UPDATE orders SET file = ? WHERE purchase = ?",
        purchase.files().get(0).toString(),
        purchase.id());
  }
}
