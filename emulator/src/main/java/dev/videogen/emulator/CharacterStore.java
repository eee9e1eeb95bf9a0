package dev.videogen.emulator;

import dev.videogen.spi.TimeSource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The characters that were created, as many as fit; the oldest are forgotten. */
final class CharacterStore {

  private static final int MAX_CHARACTERS = 1_000;

  /** A character: an id, a name, and when it was created. */
  record VideoCharacter(String id, String name, Instant createdAt) {}

  private final Map<String, VideoCharacter> byId =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, VideoCharacter> eldest) {
          return size() > MAX_CHARACTERS;
        }
      };

  private final TimeSource time;
  private int last;

  CharacterStore(TimeSource time) {
    this.time = time;
  }

  synchronized VideoCharacter create(String name) {
    VideoCharacter character = new VideoCharacter("char_%06d".formatted(++last), name, time.now());
    byId.put(character.id(), character);
    return character;
  }

  synchronized Optional<VideoCharacter> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
