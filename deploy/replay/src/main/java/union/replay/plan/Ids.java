package union.replay.plan;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import union.replay.source.CaseFile;

/** Short plain ids of units, whatever the keys of the case look like: a key that is no id becomes its number. */
record Ids(CaseFile source, String run) {
    private static final int PREFIX_MAX = 20;
    private static final int HASH_LENGTH = 6;
    private static final Pattern PLAIN = Pattern.compile("(?!x\\d)[a-z0-9_]{1,16}");

    /** The beginning of all ids of a case, short and its own, whatever the id of the case looks like. */
    static String prefix(String id) {
        var plain = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (plain.equals(id) && id.length() <= PREFIX_MAX) return id;
        var hash = HexFormat.of().toHexDigits(id.hashCode()).substring(8 - HASH_LENGTH);
        var kept = plain.substring(0, Math.min(PREFIX_MAX - HASH_LENGTH - 1, plain.length()));
        return kept.isEmpty() ? "case-" + hash : kept + "-" + hash;
    }

    String of(String sort) {
        return run + "-" + sort;
    }

    String of(CaseFile.Group group, int index) {
        var plain = PLAIN.matcher(group.key()).matches() && !group.key().equals(Tree.ASIDE)
            && !group.key().equals(Tree.ABOVE);
        var key = plain ? group.key() : "U" + (source.units().indexOf(group) + 1);
        return of(group.count() == 1 ? key : key + "-" + (index + 1));
    }
}
