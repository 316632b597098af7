package union.member.membership;

import org.jspecify.annotations.NullMarked;
import union.platform.aggregate.EventForm;
import union.platform.aggregate.Shape;

/** Memberships whose events go to a topic that no service reads, so that a test alone decides what follows. */
@NullMarked
record ElsewhereShape(String topic) implements Shape<Membership, MembershipEvent, MembershipDocument> {
    private static final MembershipShape REAL = new MembershipShape();

    @Override public Membership none() {
        return REAL.none();
    }

    @Override public Membership evolve(Membership before, MembershipEvent event) {
        return REAL.evolve(before, event);
    }

    @Override public Class<MembershipDocument> form() {
        return REAL.form();
    }

    @Override public MembershipDocument toForm(Membership membership) {
        return REAL.toForm(membership);
    }

    @Override public Membership fromForm(MembershipDocument document) {
        return REAL.fromForm(document);
    }

    @Override public EventForm eventForm(Membership after, MembershipEvent event) {
        return REAL.eventForm(after, event);
    }
}
