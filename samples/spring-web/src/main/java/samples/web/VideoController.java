package samples.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Videos over HTTP. What the library refuses is answered by the starter, with a problem detail. */
@RestController
@RequestMapping("/videos")
class VideoController {

  record Order(String prompt) {}

  private final Studio studio;

  VideoController(Studio studio) {
    this.studio = studio;
  }

  @PostMapping
  ResponseEntity<Void> order(@RequestBody Order order) {
    return ResponseEntity.accepted()
        .location(URI.create("/videos/" + studio.order(order.prompt())))
        .build();
  }

  /** The job as it goes, event by event; the last one says {@code saved} or {@code failed}. */
  @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(@PathVariable UUID id) {
    SseEmitter emitter = new SseEmitter(0L);
    Events events = new Events(emitter);
    if (!studio.follow(id, events)) {
      saved(id);
      events.saved();
    }
    return emitter;
  }

  @GetMapping(path = "/{id}", produces = "video/mp4")
  Resource download(@PathVariable UUID id) {
    return saved(id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@PathVariable UUID id) {
    studio.cancel(id);
  }

  private Resource saved(UUID id) {
    if (!Files.exists(studio.file(id))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such video, or not yet");
    }
    return new FileSystemResource(studio.file(id));
  }

  /** Passes on what is told of an order. */
  private record Events(SseEmitter emitter) implements Studio.Progress {

    @Override
    public void at(String status) {
      send("job", status);
    }

    @Override
    public void saved() {
      send("saved", "");
      emitter.complete();
    }

    @Override
    public void failed(String why) {
      send("failed", why);
      emitter.complete();
    }

    private void send(String event, String data) {
      try {
        emitter.send(SseEmitter.event().name(event).data(data));
      } catch (IOException | IllegalStateException theReaderIsGone) {
        // The order goes on: who comes back subscribes again.
      }
    }
  }
}
