package dev.videogen.cli.jobs;

import dev.videogen.cli.error.UsageException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections of a JDBC driver that the user brings, for this program brings none. */
final class DriverDataSource implements DataSource {

  private final Driver driver;
  private final String url;
  private final Properties properties;

  private DriverDataSource(Driver driver, String url, Properties properties) {
    this.driver = driver;
    this.url = url;
    this.properties = properties;
  }

  /**
   * Finds the driver of an address.
   *
   * @param url the address
   * @param archive the driver's archive; null to look on the class path
   * @param properties such as user and password
   * @throws UsageException if there is none
   */
  static DriverDataSource of(String url, @Nullable Path archive, Map<String, String> properties) {
    Properties all = new Properties();
    properties.forEach(all::setProperty);
    try {
      for (Driver driver : ServiceLoader.load(Driver.class, loader(archive))) {
        if (driver.acceptsURL(url)) {
          return new DriverDataSource(driver, url, all);
        }
      }
    } catch (SQLException wrong) {
      throw new UsageException(
          "the JDBC driver does not take that address: " + wrong.getSQLState());
    }
    throw new UsageException(
        archive == null
            ? "no JDBC driver for that address is here, and this program brings none: name the"
                + " driver's archive, such as --driver=postgresql-42.7.8.jar"
            : archive + " has no JDBC driver for that address");
  }

  private static ClassLoader loader(@Nullable Path archive) {
    ClassLoader own = DriverDataSource.class.getClassLoader();
    if (archive == null) {
      return own;
    }
    if (!Files.isRegularFile(archive)) {
      throw new UsageException("there is no file " + archive + " for --driver");
    }
    try {
      return new URLClassLoader(new URL[] {archive.toUri().toURL()}, own);
    } catch (MalformedURLException wrong) {
      throw new UsageException(
          "the driver cannot be read from " + archive + ": " + wrong.getMessage());
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw new SQLException("the driver does not take that address");
    }
    return connection;
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the user is that of the command line");
  }

  @Override
  public PrintWriter getLogWriter() {
    return new PrintWriter(Writer.nullWriter());
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("it logs nothing");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("it wraps no " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
