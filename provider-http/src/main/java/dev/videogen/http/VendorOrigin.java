package dev.videogen.http;

import dev.videogen.settings.Setting;
import java.net.URI;

/**
 * A further origin of a vendor beside that of its base URL, such as its storage.
 *
 * @param setting of its address, which has no default
 * @param usual its address where the base URL is the vendor's own
 */
public record VendorOrigin(Setting<URI> setting, URI usual) {

  /**
   * An origin.
   *
   * @param setting the name of the setting
   * @param usual its address where the base URL is the vendor's own
   * @param what is at the address, to follow the setting's name
   * @param otherwise what holds where the address is not known, to follow "else"
   * @return the origin
   */
  public static VendorOrigin of(String setting, String usual, String what, String otherwise) {
    String meaning = what + "; " + usual + " unless base-url is set, else " + otherwise;
    return new VendorOrigin(Setting.address(setting, meaning), URI.create(usual));
  }
}
