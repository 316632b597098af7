package union.member.membership;

import java.util.Locale;

/**
 * How a member is employed (用工类别). Exclusive: each member has exactly one category on any day, so the categories add
 * up to the roll. "Establishment including post-docs" in a report is a label over two siblings, not a category.
 */
public enum Employment {
    ESTABLISHMENT, POSTDOC, DISPATCHED, NON_ESTABLISHMENT, CONTRACT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
