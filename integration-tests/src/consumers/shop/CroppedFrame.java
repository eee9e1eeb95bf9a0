package shop;

import dev.videogen.Media;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.errors.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An app: has a picture cropped, where that is possible. */
final class CroppedFrame {

  private CroppedFrame() {}

  public static void main(String[] args) {
    VideoRequest request =
        VideoRequest.builder("A cat playing piano in a jazz bar")
            .firstFrame(Media.of(startOfPng(800, 600)).cropped())
            .size(1280, 720)
            .build();
    try (VideoClient videos = VideoClient.open()) {
      System.out.println(videos.create(request).ref());
    } catch (InvalidRequestException refused) {
      System.out.println(refused.getMessage() + " Billed: " + refused.billed());
    }
  }

  /** As much of a picture as tells its size. */
  private static byte[] startOfPng(int width, int height) {
    return ByteBuffer.allocate(33)
        .putLong(0x89504E470D0A1A0AL)
        .putInt(13)
        .put("IHDR".getBytes(StandardCharsets.US_ASCII))
        .putInt(width)
        .putInt(height)
        .put(new byte[] {8, 2, 0, 0, 0, 0, 0, 0, 0})
        .array();
  }
}
