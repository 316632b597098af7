package union.reporting.figure.sum;

import union.reporting.figure.fact.Dims;

/** One line of a page: so much for these dimensions on this day of the month, or in the year where the day is 0. */
public record Line(int day, Dims dims, long count) {}
