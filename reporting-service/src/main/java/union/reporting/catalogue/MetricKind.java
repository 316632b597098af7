package union.reporting.catalogue;

/** How a metric is read over time and over the tree. */
public enum MetricKind { FLOW, STOCK, DISTINCT, RATE, RANK, DATE, SETTING }
