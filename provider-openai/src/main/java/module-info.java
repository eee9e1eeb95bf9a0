/** OpenAI's Videos API, and every server that speaks its wire format. */
module dev.videogen.openai {
  requires com.fasterxml.jackson.databind;
  requires dev.videogen.http;
  requires feign.core;
  requires org.slf4j;
  requires transitive dev.videogen.api;
  requires static org.jspecify;
}
