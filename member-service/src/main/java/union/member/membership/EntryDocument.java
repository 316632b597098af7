package union.member.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
import union.platform.unit.UnitId;

/** A line of the ledger as it lies in the store. Fields may be added, never renamed or removed. */
public record EntryDocument(
        Integer number, LocalDate on, Kind kind, Instant recordedAt, String by, @Nullable Boolean struck,
        @Nullable AttributesDocument attributes, @Nullable List<String> identities, @Nullable String value,
        @Nullable Standing standing, @Nullable LocalDate memberSince) {
    public enum Kind {
        APPLIED, APPLICATION_REFUSED, APPLICATION_WITHDRAWN, ADMITTED, APPROVED, EMPLOYMENT_CHANGED,
        IDENTITIES_CHANGED, SITE_CHANGED, RETIRED, RETAINED, RESUMED, LEFT, MOVED_OUT, MOVED_IN
    }

    public record AttributesDocument(
            Employment employment, Service service, @Nullable List<String> identities, @Nullable String site) {
        static AttributesDocument of(Attributes a) {
            return new AttributesDocument(a.employment(), a.service(), List.copyOf(a.identities()),
                a.site().orElse(null));
        }

        Attributes toAttributes() {
            var codes = identities == null ? List.<String>of() : identities;
            return new Attributes(employment, service, new TreeSet<>(codes), Optional.ofNullable(site));
        }
    }

    static EntryDocument of(Entry e) {
        return switch (e.change()) {
            case Applied c -> plain(e, Kind.APPLIED).with(c.attributes());
            case ApplicationRefused c -> plain(e, Kind.APPLICATION_REFUSED).with(c.reason());
            case ApplicationWithdrawn _ -> plain(e, Kind.APPLICATION_WITHDRAWN);
            case Admitted c -> plain(e, c.onApplication() ? Kind.APPROVED : Kind.ADMITTED).with(c.attributes());
            case EmploymentChanged c -> plain(e, Kind.EMPLOYMENT_CHANGED).with(c.employment().name());
            case IdentitiesChanged c -> new EntryDocument(e.number(), e.on(), Kind.IDENTITIES_CHANGED, e.recordedAt(),
                e.by(), struck(e), null, List.copyOf(c.identities()), null, null, null);
            case SiteChanged c -> plain(e, Kind.SITE_CHANGED).with(c.site().orElse(""));
            case Retired _ -> plain(e, Kind.RETIRED);
            case Retained c -> plain(e, Kind.RETAINED).with(c.reason());
            case Resumed _ -> plain(e, Kind.RESUMED);
            case Left c -> plain(e, Kind.LEFT).with(c.reason());
            case MovedOut c -> plain(e, Kind.MOVED_OUT).with(c.to().value());
            case MovedIn c -> new EntryDocument(e.number(), e.on(), Kind.MOVED_IN, e.recordedAt(), e.by(), struck(e),
                c.attributes().map(AttributesDocument::of).orElse(null), null, c.from().value(), c.standing(),
                c.memberSince().orElse(null));
        };
    }

    private static EntryDocument plain(Entry e, Kind kind) {
        return new EntryDocument(e.number(), e.on(), kind, e.recordedAt(), e.by(), struck(e), null, null, null, null,
            null);
    }

    private static @Nullable Boolean struck(Entry e) {
        return e.struck() ? true : null;
    }

    private EntryDocument with(Attributes a) {
        return new EntryDocument(number, on, kind, recordedAt, by, struck, AttributesDocument.of(a), null, null, null,
            null);
    }

    private EntryDocument with(String text) {
        return new EntryDocument(number, on, kind, recordedAt, by, struck, null, null, text, null, null);
    }

    Entry toEntry() {
        return new Entry(number, on, toChange(), recordedAt, by, Boolean.TRUE.equals(struck));
    }

    private Change toChange() {
        return switch (kind) {
            case APPLIED -> new Applied(given());
            case APPLICATION_REFUSED -> new ApplicationRefused(text());
            case APPLICATION_WITHDRAWN -> new ApplicationWithdrawn();
            case ADMITTED -> new Admitted(given(), false);
            case APPROVED -> new Admitted(given(), true);
            case EMPLOYMENT_CHANGED -> new EmploymentChanged(Employment.valueOf(text()));
            case IDENTITIES_CHANGED ->
                new IdentitiesChanged(new TreeSet<>(identities == null ? List.<String>of() : identities));
            case SITE_CHANGED -> new SiteChanged(Optional.of(text()).filter(t -> !t.isEmpty()));
            case RETIRED -> new Retired();
            case RETAINED -> new Retained(text());
            case RESUMED -> new Resumed();
            case LEFT -> new Left(text());
            case MOVED_OUT -> new MovedOut(new UnitId(text()));
            case MOVED_IN -> new MovedIn(new UnitId(text()), standing == null ? Standing.OUTSIDE : standing,
                Optional.ofNullable(memberSince),
                Optional.ofNullable(attributes).map(AttributesDocument::toAttributes));
        };
    }

    private Attributes given() {
        if (attributes == null) throw new IllegalStateException("line " + number + " lost its attributes");
        return attributes.toAttributes();
    }

    private String text() {
        return value == null ? "" : value;
    }
}
