package union.reporting.figure;

import union.reporting.figure.fact.Dims;

/** What one slot adds up to for one set of dimensions. */
public record Tally(Slot slot, Dims dims, long count) {}
