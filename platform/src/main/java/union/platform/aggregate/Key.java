package union.platform.aggregate;

import java.util.regex.Pattern;
import union.platform.unit.UnitId;

/**
 * The key of an aggregate: its owner unit and its id within that unit, stored as {@code <unit>/<id>}, so that a unit's
 * documents lie together and a list by unit is a key range. The id may hold one {@code ~} to compose two names.
 */
public record Key(UnitId owner, String id) {
    public static final int ID_LENGTH_MAX = 160;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_~.-]{0," + (ID_LENGTH_MAX - 1) + "}");

    public Key {
        if (!isId(id))
            throw new IllegalArgumentException("an id has 1 to 160 letters, digits, -, _, . or ~");
    }

    /** Whether this can be the id of anything. */
    public static boolean isId(String id) {
        return FORM.matcher(id).matches();
    }

    public static Key of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) throw new IllegalArgumentException("a key is <unit>/<id>: " + text);
        return new Key(new UnitId(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override public String toString() {
        return owner.value() + "/" + id;
    }
}
