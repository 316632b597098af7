package union.platform.unit;

import java.util.regex.Pattern;

/** Names one unit of the tree. Chosen by the client (a UUID or a short code); part of every key its unit owns. */
public record UnitId(String value) implements Comparable<UnitId> {
    public static final int LENGTH_MAX = 64;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0," + (LENGTH_MAX - 1) + "}");

    public UnitId {
        if (!fits(value))
            throw new IllegalArgumentException("a unit id has 1 to 64 letters, digits, - or _");
    }

    public static boolean fits(String value) {
        return FORM.matcher(value).matches();
    }

    @Override public int compareTo(UnitId other) {
        return value.compareTo(other.value);
    }

    @Override public String toString() {
        return value;
    }
}
