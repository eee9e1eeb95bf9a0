package dev.videogen.http;

import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A vendor, and a server that responds to it as a test says, byte by byte. */
abstract class AcmeFixture {

  final TestContext context;
  FaultServer server;
  AcmeVendor vendor;

  AcmeFixture() {
    this(new TestContext());
  }

  AcmeFixture(TestContext context) {
    this.context = context;
  }

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.start();
    vendor = AcmeVendor.at(server.url(), context);
  }

  @AfterEach
  void close() throws IOException {
    vendor.close();
    server.close();
  }
}
