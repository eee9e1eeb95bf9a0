package dev.videogen.spring.internal.web;

import dev.videogen.errors.VideoException;
import dev.videogen.follow.JobFollower;
import dev.videogen.webhook.WebhookEvent;
import dev.videogen.webhook.WebhookReceiver;
import dev.videogen.webhook.WebhookRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes vendors' webhooks: the body as it arrived, a status out. An event wakes the follower and is
 * published in the app, whose listeners have it sent again by throwing.
 */
@RestController
final class WebhookController {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);

  private final List<WebhookReceiver> receivers;
  private final JobFollower follower;
  private final ApplicationEventPublisher events;

  WebhookController(
      List<WebhookReceiver> receivers, JobFollower follower, ApplicationEventPublisher events) {
    this.receivers = List.copyOf(receivers);
    this.follower = follower;
    this.events = events;
  }

  @PostMapping("${videogen.webhook.path:" + WebhookReceivers.DEFAULT_PATH + "}")
  ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
    int max = receivers.stream().mapToInt(WebhookReceiver::maxBodyBytes).max().orElse(0);
    // One byte more than is taken tells that it is too large.
    byte[] body = request.getInputStream().readNBytes(max + 1);
    return ResponseEntity.status(status(headers(request), body)).build();
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    return headers;
  }

  private int status(Map<String, List<String>> headers, byte[] body) {
    try {
      WebhookReceiver.receive(receivers, headers, body, this::handOver);
      return 204;
    } catch (WebhookRefusedException refused) {
      LOG.debug("A webhook was refused: {}", refused.getMessage());
      return refused.reason().httpStatus();
    } catch (VideoException unknown) {
      LOG.warn("A webhook could not be checked; its vendor is told to send it again", unknown);
      return 503;
    } catch (RuntimeException failed) {
      LOG.error("An event was not taken; its vendor is told to send it again", failed);
      return 503;
    }
  }

  private void handOver(WebhookEvent event) {
    follower.received(event.instance(), event.vendorId());
    events.publishEvent(event);
  }
}
