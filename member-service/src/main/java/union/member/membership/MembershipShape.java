package union.member.membership;

import union.member.membership.Change.Admitted;
import union.member.membership.Change.Applied;
import union.member.membership.Change.ApplicationRefused;
import union.member.membership.Change.ApplicationWithdrawn;
import union.member.membership.Change.EmploymentChanged;
import union.member.membership.Change.IdentitiesChanged;
import union.member.membership.Change.Left;
import union.member.membership.Change.MovedIn;
import union.member.membership.Change.MovedOut;
import union.member.membership.Change.Resumed;
import union.member.membership.Change.Retained;
import union.member.membership.Change.Retired;
import union.member.membership.Change.SiteChanged;
import union.member.membership.MembershipEvent.AgeBandReached;
import union.member.membership.MembershipEvent.Entered;
import union.member.membership.MembershipEvent.ParticularsCorrected;
import union.member.membership.MembershipEvent.StruckOut;
import union.platform.aggregate.EventForm;
import union.platform.aggregate.Shape;

final class MembershipShape implements Shape<Membership, MembershipEvent, MembershipDocument> {
    static final String TOPIC = "union.member.membership.v1";
    static final String MOVED_OUT = "moved-out";

    @Override public String topic() {
        return TOPIC;
    }

    @Override public Membership none() {
        return Membership.NONE;
    }

    @Override public Membership evolve(Membership before, MembershipEvent event) {
        return Membership.evolve(before, event);
    }

    @Override public Class<MembershipDocument> form() {
        return MembershipDocument.class;
    }

    @Override public MembershipDocument toForm(Membership membership) {
        return MembershipDocument.of(membership);
    }

    @Override public Membership fromForm(MembershipDocument document) {
        return document.toMembership();
    }

    @Override public EventForm eventForm(Membership after, MembershipEvent event) {
        return new EventForm(kind(event), event.on(), MembershipEventDocument.of(after, event));
    }

    static String kind(MembershipEvent event) {
        return switch (event) {
            case Entered e -> kind(e.main().change());
            case StruckOut _ -> "corrected";
            case ParticularsCorrected _ -> "particulars-corrected";
            case AgeBandReached _ -> "age-band-reached";
        };
    }

    static String kind(Change change) {
        return switch (change) {
            case Applied _ -> "applied";
            case ApplicationRefused _ -> "application-refused";
            case ApplicationWithdrawn _ -> "application-withdrawn";
            case Admitted _ -> "admitted";
            case EmploymentChanged _ -> "employment-changed";
            case IdentitiesChanged _ -> "identities-changed";
            case SiteChanged _ -> "site-changed";
            case Retired _ -> "retired";
            case Retained _ -> "retained";
            case Resumed _ -> "resumed";
            case Left _ -> "left";
            case MovedOut _ -> MOVED_OUT;
            case MovedIn _ -> "moved-in";
        };
    }
}
