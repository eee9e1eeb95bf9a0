package dev.videogen.fake.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Bits")
class BitWriterTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 010",
    "2, 011",
    "3, 00100",
    "7, 0001000",
    "65534, 0000000000000001111111111111111"
  })
  @DisplayName("of an unsigned Exp-Golomb code are as the standard prints them")
  void unsigned(int value, String bits) {
    BitReader reader = new BitReader(new BitWriter().ue(value).align().toByteArray());
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < bits.length(); i++) {
      written.append(reader.bits(1));
    }
    assertThat(written).hasToString(bits);
  }

  @Test
  @DisplayName("are read as they were written, whatever their number")
  void roundTrip() {
    Random random = new Random(3);
    BitWriter writer = new BitWriter();
    int[] values = new int[2_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt();
      switch (i % 3) {
        case 0 -> writer.bits(values[i], 1 + i % 32);
        case 1 -> writer.ue(values[i] & 0x7FFF);
        default -> writer.se(values[i] >> 18);
      }
    }
    BitReader reader = new BitReader(writer.align().toByteArray());
    for (int i = 0; i < values.length; i++) {
      switch (i % 3) {
        case 0 -> {
          int unused = 32 - (1 + i % 32);
          assertThat(reader.bits(1 + i % 32)).isEqualTo(values[i] << unused >>> unused);
        }
        case 1 -> assertThat(reader.ue()).isEqualTo(values[i] & 0x7FFF);
        default -> assertThat(reader.se()).isEqualTo(values[i] >> 18);
      }
    }
  }

  @Test
  @DisplayName("in a NAL unit never look like a start code, and are found again")
  void emulationPrevention() {
    byte[] dangerous = {0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 5, 0, 0};
    BitWriter writer = new BitWriter();
    for (byte value : dangerous) {
      writer.bits(value, 8);
    }
    byte[] unit = NalUnit.of(NalUnit.KEY_SLICE, writer);

    for (int i = 2; i < unit.length; i++) {
      assertThat(unit[i - 2] == 0 && unit[i - 1] == 0 && unit[i] >= 0 && unit[i] < 3)
          .as("start code at %d", i - 2)
          .isFalse();
    }
    BitReader reader = BitReader.ofNalUnit(unit, 0);
    for (byte value : dangerous) {
      assertThat(reader.bits(8)).isEqualTo(value);
    }
    assertThat(reader.bits(8)).as("stop bit").isEqualTo(0x80);
  }
}
