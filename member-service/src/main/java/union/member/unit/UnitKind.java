package union.member.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a node of the tree is (单位类别), and into which family it belongs when units are merged or split: unions
 * (with legal standing of their own), branches of a union, committees, and what people do together. Employers,
 * departments and sites are not nodes; see {@link Hierarchy} for who may hang under whom.
 */
public enum UnitKind {
    FEDERATION(Family.FEDERATION),
    REGIONAL_UNION(Family.UNION),
    UNION(Family.UNION),
    JOINT_UNION(Family.UNION),
    SUB_UNION(Family.BRANCH),
    THIRD_BRANCH(Family.BRANCH),
    GROUP(Family.BRANCH),
    AREA_GROUP(Family.AREA),
    WOMEN_COMMITTEE(Family.WOMEN),
    SPECIAL_COMMITTEE(Family.COMMITTEE),
    CONGRESS_COMMITTEE(Family.COMMITTEE),
    CLUB(Family.CLUB),
    TEAM(Family.TEAM);

    enum Family { FEDERATION, UNION, BRANCH, AREA, WOMEN, COMMITTEE, CLUB, TEAM }

    private final Family family;

    UnitKind(Family family) {
        this.family = family;
    }

    public static Optional<UnitKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** The controlled value of the dimension {@code unit_kind}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has members of its own, and so may cover an employer; committees, areas and clubs have none. */
    boolean hasMembers() {
        return switch (family) {
            case FEDERATION, UNION, BRANCH -> true;
            case AREA, WOMEN, COMMITTEE, CLUB, TEAM -> false;
        };
    }

    /** Whether one may be merged into, or split off from, the other: only what does the same work. */
    boolean worksLike(UnitKind other) {
        return family == other.family;
    }
}
