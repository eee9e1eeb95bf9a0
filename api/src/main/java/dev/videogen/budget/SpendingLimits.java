package dev.videogen.budget;

import dev.videogen.config.UnknownPrice;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much may be spent on videos, in US dollars by the vendors' price lists. What is not set is
 * not limited.
 *
 * <p>Immutable.
 */
public final class SpendingLimits {

  private final @Nullable BigDecimal perJob;
  private final @Nullable BigDecimal perDay;
  private final @Nullable BigDecimal total;
  private final UnknownPrice unknownPrice;

  private SpendingLimits(Builder builder) {
    this.perJob = builder.perJob;
    this.perDay = builder.perDay;
    this.total = builder.total;
    this.unknownPrice = builder.unknownPrice;
  }

  /**
   * Begins limits.
   *
   * @return a builder in which nothing is limited
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The most that one job may cost.
   *
   * @return US dollars, 0 or more; empty if that is not limited
   */
  public Optional<BigDecimal> perJob() {
    return Optional.ofNullable(perJob);
  }

  /**
   * The most that the jobs of one day may cost together. A day begins at midnight UTC.
   *
   * @return US dollars, 0 or more; empty if that is not limited
   */
  public Optional<BigDecimal> perDay() {
    return Optional.ofNullable(perDay);
  }

  /**
   * The most that all jobs may cost together.
   *
   * @return US dollars, 0 or more; empty if that is not limited
   */
  public Optional<BigDecimal> total() {
    return Optional.ofNullable(total);
  }

  /**
   * What becomes of a job whose price is not known.
   *
   * @return {@link UnknownPrice#REFUSE} unless set
   */
  public UnknownPrice unknownPrice() {
    return unknownPrice;
  }

  /**
   * Whether anything is limited.
   *
   * @return false if there is neither a limit per job nor per day nor in total; the price of a job
   *     is then of no interest, known or not
   */
  public boolean isAnySet() {
    return perJob != null || perDay != null || total != null;
  }

  /** The limits that are set. */
  @Override
  public String toString() {
    return "SpendingLimits[per job "
        + shown(perJob)
        + ", per day "
        + shown(perDay)
        + ", total "
        + shown(total)
        + ", unknown price "
        + unknownPrice
        + "]";
  }

  private static String shown(@Nullable BigDecimal limit) {
    return limit == null ? "unlimited" : Dollars.of(limit);
  }

  /** Builds {@link SpendingLimits}. Not safe for use by several threads. */
  public static final class Builder {

    private @Nullable BigDecimal perJob;
    private @Nullable BigDecimal perDay;
    private @Nullable BigDecimal total;
    private UnknownPrice unknownPrice = UnknownPrice.REFUSE;

    private Builder() {}

    /**
     * Limits what one job may cost.
     *
     * @param value US dollars, 0 or more
     * @return this builder
     * @throws IllegalArgumentException if it is below 0
     */
    public Builder perJob(BigDecimal value) {
      this.perJob = checked(value);
      return this;
    }

    /**
     * Limits what the jobs of one day may cost together. A day begins at midnight UTC.
     *
     * @param value US dollars, 0 or more
     * @return this builder
     * @throws IllegalArgumentException if it is below 0
     */
    public Builder perDay(BigDecimal value) {
      this.perDay = checked(value);
      return this;
    }

    /**
     * Limits what all jobs may cost together.
     *
     * @param value US dollars, 0 or more
     * @return this builder
     * @throws IllegalArgumentException if it is below 0
     */
    public Builder total(BigDecimal value) {
      this.total = checked(value);
      return this;
    }

    /**
     * Says what becomes of a job whose price is not known.
     *
     * @param value {@link UnknownPrice#REFUSE} unless set
     * @return this builder
     */
    public Builder unknownPrice(UnknownPrice value) {
      this.unknownPrice = Objects.requireNonNull(value, "unknownPrice");
      return this;
    }

    private static BigDecimal checked(BigDecimal value) {
      if (value.signum() < 0) {
        throw new IllegalArgumentException(
            "a limit is 0 US dollars or more, not " + value.toPlainString());
      }
      return value;
    }

    /**
     * Builds the limits.
     *
     * @return the limits
     */
    public SpendingLimits build() {
      return new SpendingLimits(this);
    }
  }
}
