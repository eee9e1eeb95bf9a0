package dev.videogen.durable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL that can be restarted with its data, at the same port. */
final class RestartablePostgres implements AutoCloseable {

  private final Path data;
  private EmbeddedPostgres server;

  RestartablePostgres(Path data) throws IOException {
    this.data = data;
    this.server = start(0);
  }

  private EmbeddedPostgres start(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on");
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Ends all its connections, and is there again. */
  void restart() throws IOException {
    int port = server.getPort();
    server.close();
    server = start(port);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
