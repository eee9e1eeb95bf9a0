package dev.videogen.durable;

import java.sql.Connection;
import java.util.Optional;

/**
 * The transactions that a framework keeps with an app's threads, so that {@link
 * DurableVideos#submit(dev.videogen.VideoRequest)} takes part in one without being given its
 * connection.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface AppTransactions {

  /**
   * The transaction of this thread.
   *
   * @return its connection, which is neither committed nor closed here; empty if this thread is in
   *     no transaction
   * @throws RuntimeException if the transaction is none of the database of purchases: what is
   *     stored there would not be undone with it
   */
  Optional<Connection> current();

  /**
   * Runs something once the transaction of this thread is committed.
   *
   * @param action not run if it is rolled back
   */
  void afterCommit(Runnable action);
}
