package union.member.officer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import union.member.person.People;
import union.member.person.PersonId;
import union.member.request.Fields;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.unit.Holding;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Page;
import union.platform.web.Problem;

/** Posts of a unit: appointing, correcting, ending, and who holds what on any day. */
@RestController
@RequestMapping("/units/{unit}")
@Tag(name = "Officers", description = "干部名册：任职、免职、空缺")
class OfficerResource {
    private static final String APPOINT = "member.officer.appoint";
    private static final String READ = "member.officer.read";
    private static final int REASON_LENGTH_MAX = 500;
    private static final int NUMBER_LENGTH_MAX = 100;
    private final Officers officers;
    private final People people;

    OfficerResource(Officers officers, People people) {
        this.officers = officers;
        this.people = people;
    }

    record Appointment(
            @Nullable String post, @Nullable LocalDate from, @Nullable LocalDate until, @Nullable Boolean acting,
            @Nullable String documentNumber) {
        OfficerCommand.Appoint command(String id) {
            var fields = new Fields();
            var code = fields.text("post", post, 40);
            fields.require(code.isEmpty() || Term.wellFormedPost(code), "post", "malformed.value");
            var first = fields.date("from", from);
            var last = until == null ? Optional.<LocalDate>empty() : Optional.of(fields.date("until", until));
            var number = fields.optional("documentNumber", documentNumber, NUMBER_LENGTH_MAX);
            fields.check();
            var term = new Term(id, code, first, last, Boolean.TRUE.equals(acting), Optional.empty());
            return new OfficerCommand.Appoint(term, number);
        }
    }

    record End(@Nullable LocalDate on, @Nullable String reason) {
        OfficerCommand.End command(String id) {
            var fields = new Fields();
            var last = fields.date("on", on);
            var why = fields.optional("reason", reason, REASON_LENGTH_MAX);
            fields.check();
            return new OfficerCommand.End(id, last, why);
        }
    }

    private record Place(UnitId unit, String person, String term) {
        /** The parts of the path alone: what a query parameter of the same name says is nothing to go by. */
        static Place of(Map<String, String> path) {
            var person = path.getOrDefault("person", "");
            var term = path.getOrDefault("id", "");
            if (!PersonId.wellFormed(person) || !Term.wellFormedId(term)) throw Problem.notFound();
            return new Place(new UnitId(path.getOrDefault("unit", "")), person, term);
        }
    }

    record Held(
            String person, @Nullable String name, String id, String post, LocalDate from, @Nullable LocalDate until,
            boolean acting) {}

    record Line(int number, Instant recordedAt, String by, String change, String term, @Nullable String note) {}

    record Posts(String person, List<OfficerEventDocument.Holding> terms, List<Line> lines) {}

    record Vacant(String post, @Nullable LocalDate since, @Nullable Held acting) {}

    @Operation(summary = "Appoint a person, or put right the term of that id")
    @PutMapping("/officers/{person}/posts/{id}") @Access(to = To.OWN, right = APPOINT)
    ResponseEntity<Void> appoint(@PathVariable Map<String, String> path, @RequestBody Appointment body, Act act) {
        var place = Place.of(path);
        return Answers.of(officers.appoint(place.unit(), place.person(), body.command(place.term()), act));
    }

    @Operation(summary = "End a term", description = "on: the last day on which the post is held.")
    @PutMapping("/officers/{person}/posts/{id}/end") @Access(to = To.OWN, right = APPOINT)
    ResponseEntity<Void> end(@PathVariable Map<String, String> path, @RequestBody End body, Act act) {
        var place = Place.of(path);
        return Answers.of(officers.end(place.unit(), place.person(), body.command(place.term()), act));
    }

    @Operation(summary = "What a person holds and held in the unit")
    @GetMapping("/officers/{person}") @Access(to = To.OWN, right = READ)
    ResponseEntity<Posts> read(@PathVariable String unit, @PathVariable String person) {
        if (!PersonId.wellFormed(person)) throw Problem.notFound();
        return Answers.of(officers.find(new UnitId(unit), person), officer -> posts(person, officer));
    }

    @Operation(summary = "Who holds which post in the unit on a day", description = "By post, person and term.")
    @GetMapping("/officers") @Access(to = To.OWN, right = READ)
    Page<Held> list(
            @PathVariable UnitId unit, @RequestParam @Nullable LocalDate at, @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        int most = Page.limit(limit);
        var held = officers.on(unit, at == null ? officers.today() : at, Page.place(after), most);
        var names = people.names(unit, held.stream().map(Holding::holder).distinct().toList());
        return Page.of(held, most, Officers::place, h -> held(h, names));
    }

    @Operation(summary = "Posts that a unit of its kind should have filled on a day and has not")
    @GetMapping("/vacancies") @Access(to = To.OWN, right = READ)
    Page<Vacant> vacancies(@PathVariable String unit, @RequestParam(required = false) @Nullable LocalDate at) {
        var vacancies = officers.vacancies(new UnitId(unit), at == null ? officers.today() : at).list();
        var names = people.names(new UnitId(unit),
            vacancies.stream().flatMap(v -> v.acting().stream()).map(Holding::holder).toList());
        return new Page<>(vacancies.stream().map(v -> new Vacant(v.post(), v.since().orElse(null),
            v.acting().map(h -> held(h, names)).orElse(null))).toList(), null);
    }

    private static Held held(Holding h, Map<String, String> names) {
        return new Held(h.holder(), names.get(h.holder()), h.id(), h.post(), h.from(), h.until().orElse(null),
            h.acting());
    }

    private static Posts posts(String person, Officer officer) {
        return new Posts(person, OfficerEventDocument.of(officer).holdings(), officer.entries().stream()
            .map(e -> new Line(e.number(), e.recordedAt(), e.by(), e.change(), e.term(),
                e.note().isEmpty() ? null : e.note())).toList());
    }
}
