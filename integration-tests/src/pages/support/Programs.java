package support;

import java.lang.reflect.Method;

/** Runs the programs of pages, one after the other, in one process. */
public final class Programs {

  private Programs() {}

  /**
   * Runs programs.
   *
   * @param names the classes of the programs
   * @throws Exception what a program throws
   */
  public static void main(String[] names) throws Exception {
    for (String name : names) {
      System.out.println(name);
      Method main = Class.forName(name).getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(null, (Object) new String[0]);
    }
  }
}
