package union.platform.unit;

import java.util.regex.Pattern;

/** Names one unit of the tree. Chosen by the client (a UUID or a short code); part of every key its unit owns. */
public record UnitId(String value) implements Comparable<UnitId> {
    public static final int LENGTH_MAX = 64;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0," + (LENGTH_MAX - 1) + "}");

    public UnitId {
        if (!FORM.matcher(value).matches())
            throw new IllegalArgumentException("a unit id has 1 to 64 letters, digits, - or _");
    }

    @Override public int compareTo(UnitId other) {
        return value.compareTo(other.value);
    }

    @Override public String toString() {
        return value;
    }
}
