package dev.videogen.testing;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The machine's disk, on which operations fail as a test says: what rights cannot bring about where
 * tests run as root.
 */
public final class FaultyDisk extends FileSystemProvider {

  /** An operation that can fail. */
  public enum On {
    CREATE,
    WRITE,
    TRUNCATE,
    FORCE,
    LOCK,
    MOVE,
    LINK,
    DELETE,
    LIST,
    OPEN_FOLDER,
    CHECK
  }

  /** What happens instead of an operation, or before it. */
  @FunctionalInterface
  public interface Fault {
    void strike() throws IOException;
  }

  private final Map<On, Fault> faults = new EnumMap<>(On.class);
  private final FileSystem fileSystem = new DiskFileSystem(this);
  private boolean discarding;

  public FaultyDisk() {}

  /** Has an operation fail; what throws nothing happens before it. */
  public FaultyDisk fault(On operation, Fault fault) {
    faults.put(operation, fault);
    return this;
  }

  public FaultyDisk fails(On operation, IOException failure) {
    return fault(
        operation,
        () -> {
          throw failure;
        });
  }

  /** Takes all that is written and keeps none of it. */
  public FaultyDisk discarding() {
    discarding = true;
    return this;
  }

  boolean isDiscarding() {
    return discarding;
  }

  void strike(On operation) throws IOException {
    Fault fault = faults.get(operation);
    if (fault != null) {
      fault.strike();
    }
  }

  /** A path on this disk. */
  public Path at(Path real) {
    return (Path)
        Proxy.newProxyInstance(
            FaultyDisk.class.getClassLoader(),
            new Class<?>[] {Path.class, OnDisk.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getFileSystem")) {
                return fileSystem;
              }
              if (method.getDeclaringClass() == OnDisk.class) {
                return real;
              }
              Object[] inner =
                  arguments == null
                      ? null
                      : Arrays.stream(arguments).map(FaultyDisk::unwrapped).toArray();
              try {
                Object result = method.invoke(real, inner);
                return result instanceof Path path ? at(path) : result;
              } catch (InvocationTargetException failure) {
                throw Objects.requireNonNull(failure.getCause());
              }
            });
  }

  private interface OnDisk {
    Path real();
  }

  private static Object unwrapped(Object any) {
    return any instanceof OnDisk onDisk ? onDisk.real() : any;
  }

  static Path real(Path path) {
    return (Path) unwrapped(path);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.CREATE_NEW)) {
      strike(On.CREATE);
    }
    if (Files.isDirectory(real(path))) {
      strike(On.OPEN_FOLDER);
    }
    return new FaultyChannel(this, FileChannel.open(real(path), options, attributes));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    strike(On.LIST);
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> real = Files.newDirectoryStream(real(folder))) {
      for (Path entry : real) {
        if (filter.accept(at(entry))) {
          entries.add(at(entry));
        }
      }
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return entries.iterator();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void delete(Path path) throws IOException {
    strike(On.DELETE);
    Files.delete(real(path));
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    strike(On.MOVE);
    Files.move(real(source), real(target), options);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    strike(On.LINK);
    Files.createLink(real(link), real(existing));
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return at(Files.readSymbolicLink(real(link)));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    if (modes.length > 0) {
      strike(On.CHECK);
    }
    real(path).getFileSystem().provider().checkAccess(real(path), modes);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return Files.readAttributes(real(path), type, options);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return Files.getFileAttributeView(real(path), type, options);
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return Files.isSameFile(real(path), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return Files.getFileStore(real(path));
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return fileSystem;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return Files.readAttributes(real(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException();
  }
}
