package dev.videogen.durable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The tables of this module. Their names begin with {@code videogen_}. As migrations for Flyway
 * they are in {@code classpath:db/videogen/postgresql} and {@code classpath:db/videogen/h2}; give
 * them a history table of their own ({@code table}), for their versions are not the app's, and
 * where there are tables of the app {@code baselineOnMigrate} from {@code baselineVersion} 0.
 */
public final class DurableSchema {

  private DurableSchema() {}

  /**
   * The statements that create the tables, to be run by hand or by another tool.
   *
   * @param source the database that they are for; it is asked for its name
   * @return SQL, with a semicolon after each statement
   * @throws dev.videogen.errors.ConfigurationException if it is neither PostgreSQL nor H2
   */
  public static String sql(DataSource source) {
    return sql(DatabaseCheck.checked(source, true).dialect());
  }

  private static String sql(Dialect dialect) {
    String name = "/db/videogen/" + dialect.folder() + "/V1__videogen.sql";
    try (InputStream script = DurableSchema.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException(name + " is missing in the jar");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Creates the tables, unless they are there. */
  static void create(Database database) {
    try {
      database.transaction(
          connection -> Sql.find(connection, "SELECT 1 FROM videogen_budget", row -> true));
    } catch (SQLException missing) {
      database.change(connection -> run(connection, sql(database.dialect())));
    }
  }

  private static void run(Connection connection, String script) throws SQLException {
    String statements =
        Arrays.stream(script.split("\n"))
            .filter(line -> !line.strip().startsWith("--"))
            .collect(Collectors.joining("\n"));
    List<String> all = Arrays.stream(statements.split(";")).map(String::strip).toList();
    try (Statement statement = connection.createStatement()) {
      for (String sql : all) {
        if (!sql.isEmpty()) {
          statement.execute(sql);
        }
      }
    }
  }
}
