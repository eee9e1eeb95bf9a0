package dev.videogen;

import java.util.Objects;

/**
 * How {@link VideoClient#generate(VideoRequest, java.nio.file.Path, GenerateOptions)} is to create,
 * wait and save.
 *
 * <p>Immutable.
 */
public final class GenerateOptions {

  private static final GenerateOptions DEFAULTS =
      new GenerateOptions(Fit.EXACT, WaitOptions.defaults(), SaveOptions.defaults());

  private final Fit fit;
  private final WaitOptions waiting;
  private final SaveOptions saving;

  private GenerateOptions(Fit fit, WaitOptions waiting, SaveOptions saving) {
    this.fit = Objects.requireNonNull(fit, "fit");
    this.waiting = Objects.requireNonNull(waiting, "waiting");
    this.saving = Objects.requireNonNull(saving, "saving");
  }

  /**
   * {@link Fit#EXACT}, and waiting and saving by default.
   *
   * @return options in which nothing is changed
   */
  public static GenerateOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same with another fit.
   *
   * @param value what becomes of a request that the model does not offer
   * @return a changed copy
   */
  public GenerateOptions fit(Fit value) {
    return new GenerateOptions(value, waiting, saving);
  }

  /**
   * The same with another way of waiting. The listener also hears of the job once it is created.
   *
   * @param value how to wait
   * @return a changed copy
   */
  public GenerateOptions waiting(WaitOptions value) {
    return new GenerateOptions(fit, value, saving);
  }

  /**
   * The same with another way of saving.
   *
   * @param value how to save
   * @return a changed copy
   */
  public GenerateOptions saving(SaveOptions value) {
    return new GenerateOptions(fit, waiting, value);
  }

  /**
   * What becomes of a request that the model does not offer.
   *
   * @return the fit
   */
  public Fit fit() {
    return fit;
  }

  /**
   * How to wait.
   *
   * @return the options
   */
  public WaitOptions waiting() {
    return waiting;
  }

  /**
   * How to save.
   *
   * @return the options
   */
  public SaveOptions saving() {
    return saving;
  }
}
