package dev.videogen.durable;

import java.math.BigDecimal;

/**
 * What purchases cost together, as far as is known, and may cost as far as that is not known.
 *
 * @param of what they have in common: a day in UTC such as {@code 2026-11-29}, or the value of a
 *     tag
 * @param purchases how many there are
 * @param cost US dollars
 */
public record Cost(String of, long purchases, BigDecimal cost) {}
