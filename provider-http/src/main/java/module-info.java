/** What every HTTP provider shares. */
module dev.videogen.http {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires transitive dev.videogen.api;
  // Wire interfaces are annotated for it.
  requires transitive feign.core;
  requires io.github.resilience4j.circuitbreaker;
  requires io.github.resilience4j.core;
  requires io.github.resilience4j.retry;
  // HttpClient sets keep-alive options through jdk.net; without it the stack fails on the module
  // path.
  requires jdk.net;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.videogen.http;
  exports dev.videogen.http.auth;
  exports dev.videogen.http.wire;

  // Feign implements the interface by which addresses are followed.
  opens dev.videogen.http.internal.transport to
      feign.core;
}
