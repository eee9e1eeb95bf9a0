package dev.videogen.emulator;

import dev.videogen.fake.FakeVideoGenerator;
import java.time.Instant;
import java.util.List;

/** What the wire formats have in common that are served from a fake below a path of their own. */
abstract class VendorDialect implements Dialect {

  final FakeVideoGenerator fake;
  final ApiKeyCheck keyCheck;
  final VendorErrors errors;
  private final Vendor vendor;
  private final List<String> mount;

  /**
   * A dialect.
   *
   * @param vendor whose API it is
   * @param fake whose jobs are served
   * @param mount the segments of the path below which it is served
   * @param keyCheck who is let in
   * @param errors how the vendor words errors
   */
  VendorDialect(
      Vendor vendor,
      FakeVideoGenerator fake,
      List<String> mount,
      ApiKeyCheck keyCheck,
      VendorErrors errors) {
    this.vendor = vendor;
    this.fake = fake;
    this.mount = mount;
    this.keyCheck = keyCheck;
    this.errors = errors;
  }

  @Override
  public final Vendor vendor(Call call) {
    return vendor;
  }

  @Override
  public final Instant now() {
    return fake.time().now();
  }

  @Override
  public final VendorErrors errors() {
    return errors;
  }

  @Override
  public final boolean claims(Call call) {
    return call.isBelow(mount);
  }

  /** The segments below the dialect's own path. */
  final List<String> rest(Call call) {
    return call.path().subList(mount.size(), call.path().size());
  }

  /** The method of a call; one that reads is a GET. */
  static String method(Call call) {
    return call.reads() ? "GET" : call.method();
  }
}
