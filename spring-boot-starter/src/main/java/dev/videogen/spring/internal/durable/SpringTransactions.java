package dev.videogen.spring.internal.durable;

import dev.videogen.durable.AppTransactions;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions of {@code @Transactional} and {@code TransactionTemplate} over one data source.
 *
 * @param source the one that purchases are kept in
 */
record SpringTransactions(DataSource source) implements AppTransactions {

  @Override
  public Optional<Connection> current() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      return Optional.empty();
    }
    if (TransactionSynchronizationManager.getResource(source) instanceof ConnectionHolder holder) {
      Connection connection = holder.getConnection();
      if (isInTransaction(connection)) {
        return Optional.of(connection);
      }
    }
    throw EnvironmentSettings.wrong(
        "this thread is in a transaction, but in none of the DataSource that purchases are kept in:"
            + " the purchase would be bought even if it is rolled back. Nothing was stored. Have a"
            + " transaction manager of that DataSource begin it, call submit(request, connection),"
            + " or submit outside of it.");
  }

  /** A connection that commits each statement by itself was bound by no transaction. */
  private static boolean isInTransaction(Connection connection) {
    try {
      return !connection.getAutoCommit();
    } catch (SQLException unknown) {
      return false;
    }
  }

  @Override
  public void afterCommit(Runnable action) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }
}
