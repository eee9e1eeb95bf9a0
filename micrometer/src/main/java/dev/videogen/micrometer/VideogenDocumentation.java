package dev.videogen.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** The observations and their keys, as {@code docs/metrics.md} lists them. */
public enum VideogenDocumentation implements ObservationDocumentation {
  /** One operation at a vendor, with all its attempts. */
  OPERATION("videogen.operation", DefaultVideoOperationConvention.class),
  /** The life of a job, from its create until it is saved. */
  JOB("videogen.job", DefaultVideoJobConvention.class);

  private final String observationName;
  private final Class<? extends ObservationConvention<? extends Observation.Context>> convention;

  VideogenDocumentation(
      String observationName,
      Class<? extends ObservationConvention<? extends Observation.Context>> convention) {
    this.observationName = observationName;
    this.convention = convention;
  }

  @Override
  public String getName() {
    return observationName;
  }

  @Override
  public Class<? extends ObservationConvention<? extends Observation.Context>>
      getDefaultConvention() {
    return convention;
  }

  @Override
  public KeyName[] getLowCardinalityKeyNames() {
    return LowCardinality.values();
  }

  @Override
  public KeyName[] getHighCardinalityKeyNames() {
    return HighCardinality.values();
  }

  /** Keys of few values, which meters have, too. */
  public enum LowCardinality implements KeyName {
    /** The operation; {@code generate} for the life of a job. */
    OPERATION("gen_ai.operation.name"),
    /** The type of the provider. */
    PROVIDER("gen_ai.provider.name"),
    /** Always {@code video}. */
    OUTPUT_TYPE("gen_ai.output.type"),
    /** The model that was asked for. */
    MODEL("gen_ai.request.model"),
    /** The instance. */
    INSTANCE("videogen.instance"),
    /** How it ended. */
    OUTCOME("videogen.outcome");

    private final String keyName;

    LowCardinality(String keyName) {
      this.keyName = keyName;
    }

    @Override
    public String asString() {
      return keyName;
    }
  }

  /** Keys of many values, which spans have and meters have not. */
  public enum HighCardinality implements KeyName {
    /** The ref of the job. */
    JOB("gen_ai.response.id"),
    /** The vendor's id of a request that failed. */
    REQUEST_ID("videogen.request.id"),
    /** A tag of the request. */
    TAG("videogen.tag.NAME");

    private final String keyName;

    HighCardinality(String keyName) {
      this.keyName = keyName;
    }

    @Override
    public String asString() {
      return keyName;
    }
  }
}
