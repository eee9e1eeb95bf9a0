package dev.videogen.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured of several peers in turn, round by round. What else the machine does hits all
 * of a round alike, so that their ratio tells more than their absolute figures.
 */
final class Rounds {

  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  void add(String peer, double value) {
    values.computeIfAbsent(peer, name -> new ArrayList<>()).add(value);
  }

  double median(String peer) {
    return quantile(of(peer), 0.5);
  }

  /** The ratio of two peers in each round: its median, and the quartiles around it. */
  Ratio ratio(String peer, String to) {
    List<Double> ratios = new ArrayList<>();
    List<Double> above = of(peer);
    List<Double> below = of(to);
    for (int i = 0; i < Math.min(above.size(), below.size()); i++) {
      ratios.add(above.get(i) / below.get(i));
    }
    return new Ratio(
        median(peer) / median(to), quantile(ratios, 0.25), quantile(ratios, 0.75), ratios.size());
  }

  private List<Double> of(String peer) {
    return values.getOrDefault(peer, List.of());
  }

  private static double quantile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }

  /**
   * A ratio.
   *
   * @param median of the medians
   * @param low the lower quartile of the rounds
   * @param high the upper quartile of the rounds
   * @param rounds how many there were
   */
  record Ratio(double median, double low, double high, int rounds) {

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, low, high);
    }
  }
}
