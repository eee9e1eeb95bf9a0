package dev.videogen.fake.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The transform of DC levels")
class DcTransformTest {

  private static final int BLOCKS = 16;

  @ParameterizedTest
  @CsvSource({"0, 1", "12, 2", "20, 4", "26, 8", "30, 12", "35, 20"})
  @DisplayName("gives back what it took, but for the quantizer's step")
  void restores(int qp, int tolerance) {
    DcTransform transform = new DcTransform(qp);
    Random random = new Random(qp);
    for (int round = 0; round < 500; round++) {
      int[] residuals = random.ints(BLOCKS, -255, 256).toArray();
      int[] levels = new int[BLOCKS];
      int[] luma = new int[BLOCKS];
      transform.lumaLevels(residuals, levels);
      transform.lumaResiduals(levels, luma);
      int[] chroma = new int[4];
      transform.chromaLevels(residuals, levels, 0);
      transform.chromaResiduals(levels, chroma, 0);

      for (int i = 0; i < BLOCKS; i++) {
        assertThat(luma[i]).isBetween(residuals[i] - tolerance, residuals[i] + tolerance);
      }
      for (int i = 0; i < 4; i++) {
        assertThat(chroma[i]).isBetween(residuals[i] - tolerance, residuals[i] + tolerance);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"26", "30"})
  @DisplayName("of one value everywhere is a single level, and of zeros none")
  void flat(int qp) {
    DcTransform transform = new DcTransform(qp);
    int[] residuals = new int[BLOCKS];
    int[] levels = new int[BLOCKS];
    transform.lumaLevels(residuals, levels);
    assertThat(levels).containsOnly(0);

    Arrays.fill(residuals, 40);
    transform.lumaLevels(residuals, levels);
    assertThat(levels[0]).isPositive();
    assertThat(Arrays.copyOfRange(levels, 1, BLOCKS)).containsOnly(0);
  }
}
