package dev.videogen.durable;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** Refuses databases that forget what they have confirmed, and those that nobody has tried. */
final class DatabaseCheck {

  private DatabaseCheck() {}

  /**
   * The database behind a source of connections.
   *
   * @param inMemory whether a database in memory is good enough, as for a test
   * @throws ConfigurationException if purchases would not be safe in it
   */
  static Database checked(DataSource source, boolean inMemory) {
    try (Connection connection = source.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      Dialect dialect =
          switch (product.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> Dialect.POSTGRESQL;
            case "h2" -> Dialect.H2;
            default ->
                throw refusal(
                    "purchases are kept in PostgreSQL, or in a file of H2 for trying and for one"
                        + " machine; "
                        + product
                        + " was never tried");
          };
      if (dialect == Dialect.H2) {
        checkH2(connection, inMemory);
      } else {
        checkPostgres(connection);
      }
      return new Database(source, dialect);
    } catch (SQLException failure) {
      throw refusal("the database cannot be reached: " + failure.getMessage());
    }
  }

  private static void checkH2(Connection connection, boolean inMemory) throws SQLException {
    String address = connection.getMetaData().getURL();
    if (address != null && address.startsWith("jdbc:h2:mem:")) {
      if (!inMemory) {
        throw refusal(
            "H2 in memory forgets all purchases with the process; use a file"
                + " (jdbc:h2:./purchases;WRITE_DELAY=0), or say allowInMemory() in a test");
      }
      return;
    }
    Optional<String> delay =
        Sql.find(
            connection,
            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME ="
                + " 'WRITE_DELAY'",
            row -> row.getString(1));
    if (!delay.equals(Optional.of("0"))) {
      throw refusal(
          "H2 writes what it has confirmed to its file only "
              + delay.map(millis -> "after " + millis + " ms").orElse("later")
              + ", and loses paid jobs if the process is killed meanwhile; add ;WRITE_DELAY=0 to"
              + " its address");
    }
  }

  private static void checkPostgres(Connection connection) throws SQLException {
    for (String setting : new String[] {"synchronous_commit", "fsync"}) {
      String value =
          Sql.find(connection, "SHOW " + setting, row -> row.getString(1))
              .orElseThrow(
                  () ->
                      refusal(
                          "the database does not tell its setting "
                              + setting
                              + ", so it may lose what it has confirmed"));
      if (value.equals("off")) {
        throw refusal(
            "PostgreSQL runs with "
                + setting
                + " = off: it may lose what it has confirmed, and a job that was paid for with it."
                + " Set it on for this database");
      }
    }
  }

  /** Whether the tables are there. */
  static void checkTables(Database database) {
    try {
      database.transaction(
          connection -> Sql.find(connection, "SELECT 1 FROM videogen_budget", row -> true));
    } catch (SQLException missing) {
      throw refusal(
          "the tables of videogen-durable are not there ("
              + missing.getMessage()
              + "): have Flyway read classpath:db/videogen/"
              + database.dialect().folder()
              + ", run DurableSchema.sql by hand, or say createTables() to try it"
              + " (with Spring Boot videogen.durable.create-tables=true)");
    }
  }

  static ConfigurationException refusal(String why) {
    return new ConfigurationException(ErrorDetails.builder(Operation.OPEN, why + ".").build());
  }
}
