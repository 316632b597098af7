package union.platform.aggregate;

/** An aggregate as it stands in the store; {@code version} is the number of its last event and its ETag. */
public record Stored<S>(Key key, long version, S state) {}
