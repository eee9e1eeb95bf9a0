package dev.videogen.spring.internal.durable;

import dev.videogen.spring.internal.settings.EnvironmentSettings;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The data source that purchases are kept in. */
final class AppDatabase {

  private AppDatabase() {}

  /**
   * The one that there is, or the primary one. Of a proxy that hands out the connection of the
   * app's transaction it is what stands behind it: a transaction of ours would commit the app's.
   */
  static DataSource of(ObjectProvider<DataSource> sources) {
    DataSource source = sources.getIfUnique();
    if (source == null) {
      throw EnvironmentSettings.wrong(
          "videogen.durable.enabled is set, and there is no DataSource for it, or more than one and"
              + " none is @Primary. Declare one, or a bean of DurableVideos and one of"
              + " DurableVideos.journal(dataSource) for the one that is meant.");
    }
    return behindTransactions(source);
  }

  private static DataSource behindTransactions(DataSource source) {
    DataSource each = source;
    DataSource own = source;
    while (each instanceof DelegatingDataSource proxy) {
      DataSource target = target(proxy);
      if (target == null) {
        return own;
      }
      if (proxy instanceof TransactionAwareDataSourceProxy) {
        own = target;
      }
      each = target;
    }
    return own;
  }

  private static @Nullable DataSource target(DelegatingDataSource proxy) {
    return proxy.getTargetDataSource();
  }
}
