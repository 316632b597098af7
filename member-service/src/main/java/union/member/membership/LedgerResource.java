package union.member.membership;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import union.member.membership.EntryDocument.AttributesDocument;
import union.member.person.People;
import union.member.person.PersonId;
import union.member.request.Paths;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Page;
import union.platform.web.Problem;

/** The roll of any day and the ledgers behind it: for the unit's own officers, and each ledger for its own person. */
@RestController
@Tag(name = "Roll", description = "会员名册、会员台账")
class LedgerResource {
    private static final String READ = "member.roll.read";
    private final Memberships memberships;
    private final People people;

    LedgerResource(Memberships memberships, People people) {
        this.memberships = memberships;
        this.people = people;
    }

    /** A member as of a day; {@code votes} is false for who is merely retained. */
    record Row(
            String person, @Nullable String name, String standing, boolean votes, @Nullable LocalDate memberSince,
            @Nullable String employment, @Nullable String status, @Nullable List<String> identities,
            @Nullable String site, @Nullable String gender, @Nullable List<String> ageBands) {}

    record Line(
            int number, LocalDate on, String kind, Instant recordedAt, String by, boolean struck, boolean effective,
            @Nullable String employment, @Nullable String status, @Nullable List<String> identities,
            @Nullable String site, @Nullable String value) {}

    record Ledger(String person, String standing, List<Line> lines) {}

    /** Who was on the roll at the end of a day, today when none is named. A page may be short and still have a next. */
    @GetMapping("/units/{unit}/roll") @Access(to = To.OWN, right = READ)
    Page<Row> roll(
            @PathVariable String unit, @RequestParam(required = false) @Nullable LocalDate at,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var day = at == null ? memberships.today() : at;
        var page = page(unit, after, limit);
        var there = page.found().stream()
            .filter(m -> m.state().timeline().at(day).standing().onTheRoll()).toList();
        return new Page<>(rows(new UnitId(unit), there, day), page.next());
    }

    /** All memberships of the unit, past ones and applications too, as they stand today. */
    @GetMapping("/units/{unit}/memberships") @Access(to = To.OWN, right = READ)
    Page<Row> list(
            @PathVariable String unit, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = page(unit, after, limit);
        return new Page<>(rows(new UnitId(unit), page.found(), memberships.today()), page.next());
    }

    @GetMapping("/units/{unit}/memberships/{person}") @Access(to = To.OWN, right = READ)
    ResponseEntity<Row> read(@PathVariable String unit, @PathVariable String person) {
        return Answers.of(find(unit, person), m -> row(m, memberships.today(),
            people.names(new UnitId(unit), List.of(person))));
    }

    @GetMapping("/units/{unit}/memberships/{person}/ledger") @Access(to = To.OWN, right = READ)
    ResponseEntity<Ledger> ledger(@PathVariable String unit, @PathVariable String person) {
        return Answers.of(find(unit, person), LedgerResource::view);
    }

    /** What a unit has written about you. */
    @GetMapping("/people/{person}/memberships/{unit}/ledger") @Access(to = To.SELF)
    ResponseEntity<Ledger> ownLedger(@PathVariable String person, @PathVariable String unit) {
        if (!memberships.isThemselves(person, Paths.unit(unit))) throw Problem.notFound();
        return Answers.of(find(unit, person), LedgerResource::view);
    }

    private Optional<Stored<Membership>> find(String unit, String person) {
        if (!PersonId.wellFormed(person)) throw Problem.notFound();
        return memberships.find(Paths.unit(unit), person);
    }

    private record Found(List<Stored<Membership>> found, @Nullable String next) {}

    private Found page(String unit, @Nullable String after, @Nullable Integer limit) {
        int most = Page.limit(limit);
        var found = memberships.list(new UnitId(unit), Page.place(after), most);
        return new Found(found, found.size() < most ? null : Page.cursor(found.getLast().key().id()));
    }

    private List<Row> rows(UnitId unit, List<Stored<Membership>> found, LocalDate day) {
        var names = people.names(unit, found.stream().map(m -> m.key().id()).toList());
        return found.stream().map(m -> row(m.state(), day, names)).toList();
    }

    private static Row row(Membership m, LocalDate day, Map<String, String> names) {
        var at = m.timeline().at(day);
        var attributes = at.attributes().map(AttributesDocument::of).orElse(null);
        var bands = day.isBefore(m.birthDate()) ? null : m.bands().on(day, m.birthDate());
        return new Row(m.person(), names.get(m.person()), at.standing().code(), at.standing() == Standing.MEMBER,
            at.memberSince().orElse(null), attributes == null ? null : attributes.employment().code(),
            attributes == null ? null : attributes.service().code(),
            attributes == null ? null : attributes.identities(), attributes == null ? null : attributes.site(),
            m.particulars().gender().code(), bands);
    }

    private static Ledger view(Membership m) {
        var timeline = m.timeline();
        var effective = timeline.effective().stream().map(Entry::number).collect(Collectors.toSet());
        return new Ledger(m.person(), timeline.last().standing().code(),
            m.ledger().stream().map(entry -> line(entry, effective)).toList());
    }

    private static Line line(Entry entry, Set<Integer> effective) {
        var stored = EntryDocument.of(entry);
        var a = stored.attributes();
        return new Line(entry.number(), entry.on(), MembershipShape.kind(entry.change()), entry.recordedAt(),
            entry.by(), entry.struck(), effective.contains(entry.number()), a == null ? null : a.employment().code(),
            a == null ? null : a.service().code(), a == null ? stored.identities() : a.identities(),
            a == null ? null : a.site(), stored.value());
    }
}
