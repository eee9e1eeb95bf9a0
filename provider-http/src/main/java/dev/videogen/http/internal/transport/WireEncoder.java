package dev.videogen.http.internal.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.http.wire.MultipartBody;
import feign.RequestTemplate;
import feign.codec.EncodeException;
import feign.codec.Encoder;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of a request as JSON or as a form, and leaves it to the current {@link Exchange}:
 * Feign's template would copy it, and count it in a header that HttpClient writes by itself.
 */
final class WireEncoder implements Encoder {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** JSON is UTF-8, and needs not say so. */
  private static final ContentType JSON =
      ContentType.create("application/json", (@Nullable Charset) null);

  private final CallLog log;

  WireEncoder(CallLog log) {
    this.log = log;
  }

  @Override
  public void encode(Object body, Type type, RequestTemplate template) {
    Exchange exchange = Exchange.current();
    if (body instanceof MultipartBody multipart) {
      exchange.upload(MultipartEntity.of(multipart));
      return;
    }
    try {
      byte[] json = MAPPER.writeValueAsBytes(body);
      exchange.upload(new ByteArrayEntity(json, JSON));
      log.requestBody(exchange, json);
    } catch (JsonProcessingException unwritable) {
      throw new EncodeException(String.valueOf(unwritable.getMessage()), unwritable);
    }
  }
}
