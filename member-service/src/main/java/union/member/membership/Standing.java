package union.member.membership;

import java.util.Locale;

/**
 * Where a person stands towards a unit's roll on a day. A retained membership (保留会籍) keeps its place on the roll and
 * loses only the vote (选举工作条例 art. 4), so it is counted.
 */
public enum Standing {
    OUTSIDE, APPLIED, MEMBER, RETAINED, LEFT, MOVED;

    public boolean onTheRoll() {
        return switch (this) {
            case MEMBER, RETAINED -> true;
            case OUTSIDE, APPLIED, LEFT, MOVED -> false;
        };
    }

    /** Whether the person belongs here or waits to belong here. */
    public boolean open() {
        return onTheRoll() || this == APPLIED;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
