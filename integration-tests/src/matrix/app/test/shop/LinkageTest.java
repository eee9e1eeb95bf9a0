package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Whether each method that the library's classes call is there, in the versions that are here. */
class LinkageTest {

  private static final String SHARED =
      "(?:org/apache/hc|feign|com/fasterxml|io/github/resilience4j|org/slf4j|org/junit|org/springframework|io/micrometer)/.*";

  /** Loaded on one Boot or the other, as the class that they ask for is there. */
  private static final String OF_ONE_BOOT = ".*\\$HealthOfBoot[34]\\.class";

  private int checked;

  @Test
  void everyMethodAndFieldOfOtherLibrariesIsThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (new File(entry).getName().matches("videogen-.*\\.jar")) {
        try (JarFile archive = new JarFile(entry)) {
          for (JarEntry file : Collections.list(archive.entries())) {
            if (file.getName().endsWith(".class")
                && !file.getName().equals("module-info.class")
                && !file.getName().matches(OF_ONE_BOOT)) {
              try (InputStream bytes = archive.getInputStream(file)) {
                check(file.getName(), new DataInputStream(bytes), missing);
              }
            }
          }
        }
      }
    }
    assertEquals(Set.of(), missing);
    assertTrue(checked > 300, "only " + checked + " were found");
  }

  /** Reads what a class refers to: its constant pool, as the JVM's specification (4.4) has it. */
  private void check(String file, DataInputStream in, Set<String> missing) throws IOException {
    in.skipNBytes(8);
    Object[] pool = new Object[in.readUnsignedShort()];
    for (int i = 1; i < pool.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> pool[i] = in.readUTF();
        case 3, 4 -> in.readInt();
        case 5, 6 -> {
          in.readLong();
          i++;
        }
        case 7, 8, 16, 19, 20 -> pool[i] = new int[] {tag, in.readUnsignedShort()};
        case 9, 10, 11, 12, 17, 18 ->
            pool[i] = new int[] {tag, in.readUnsignedShort(), in.readUnsignedShort()};
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException(file + " has a constant of the kind " + tag);
      }
    }
    for (Object constant : pool) {
      if (constant instanceof int[] member && member[0] >= 9 && member[0] <= 11) {
        String owner = (String) pool[((int[]) pool[member[1]])[1]];
        int[] name = (int[]) pool[member[2]];
        if (owner.matches(SHARED)) {
          checked++;
          String text = owner + "." + pool[name[1]] + " " + pool[name[2]];
          if (!isThere(owner, (String) pool[name[1]], (String) pool[name[2]])) {
            missing.add(text + " for " + file);
          }
        }
      }
    }
  }

  private static boolean isThere(String owner, String name, String descriptor) {
    try {
      Deque<Class<?>> types = new ArrayDeque<>();
      types.add(Class.forName(owner.replace('/', '.'), false, LinkageTest.class.getClassLoader()));
      while (!types.isEmpty()) {
        Class<?> type = types.remove();
        if (declares(type, name, descriptor)) {
          return true;
        }
        if (!name.equals("<init>")) {
          types.addAll(List.of(type.getInterfaces()));
          types.add(type.getSuperclass() == null ? Object.class : type.getSuperclass());
        }
        types.removeIf(next -> next == Object.class && type == Object.class);
      }
      return false;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }

  private static boolean declares(Class<?> type, String name, String descriptor) {
    if (!descriptor.startsWith("(")) {
      return Arrays.stream(type.getDeclaredFields())
          .filter(field -> field.getName().equals(name))
          .map(Field::getType)
          .anyMatch(found -> found.descriptorString().equals(descriptor));
    }
    if (name.equals("<init>")) {
      return Arrays.stream(type.getDeclaredConstructors())
          .map(Constructor::getParameterTypes)
          .map(parameters -> MethodType.methodType(void.class, parameters))
          .anyMatch(found -> found.descriptorString().equals(descriptor));
    }
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .map(LinkageTest::typeOf)
        .anyMatch(found -> found.descriptorString().equals(descriptor));
  }

  private static MethodType typeOf(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
  }
}
