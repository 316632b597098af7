package union.member.employer;

import java.util.Optional;
import union.member.unit.SizeClass;
import union.platform.unit.UnitId;

/** One attribute of an employer that a change sets from its effective date on. */
public sealed interface Aspect {
    record Open(boolean open) implements Aspect {}
    record Name(String name) implements Aspect {}
    record Size(SizeClass size) implements Aspect {}
    /** A value of the dimension {@code site}. */
    record Site(String code) implements Aspect {}
    /** Exempt from having to found a union of its own (免建). */
    record Exempt(boolean exempt) implements Aspect {}
    /** All of its staff take part in mutual insurance (全员参保). */
    record InsuredInFull(boolean insured) implements Aspect {}
    /** It keeps a fund to help its staff (设有帮困基金). */
    record HasFund(boolean fund) implements Aspect {}
    /** The union that covers it; empty where none does any more. */
    record CoveredBy(Optional<UnitId> union) implements Aspect {}
}
