package union.member.employer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import union.member.request.Fields;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.aggregate.Key;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Page;
import union.platform.web.Problem;

/** A unit's register of employers. */
@RestController
@RequestMapping("/units/{unit}/employers")
@Tag(name = "Employers", description = "企业台账、行政单位、职工人数")
class EmployerResource {
    static final int NAME_LENGTH_MAX = 100;
    private final Employers employers;

    EmployerResource(Employers employers) {
        this.employers = employers;
    }

    record Entry(
            @Nullable String kind, @Nullable String name, @Nullable String sizeClass, @Nullable Boolean exempt,
            @Nullable Boolean insuredInFull, @Nullable Boolean hasFund, @Nullable String site,
            @Nullable LocalDate on) {}

    @Operation(summary = "Enter an employer in the unit's register", description = "enterprise, department, work_team")
    @PutMapping("/{id}") @Access(to = To.OWN, right = "member.employer.write")
    ResponseEntity<Void> enter(
            @PathVariable UnitId unit, @PathVariable String id, @RequestBody Entry body, Act act) {
        var fields = new Fields();
        var kind = fields.code("kind", body.kind(), EmployerKind::ofCode, EmployerKind.ENTERPRISE);
        var name = fields.text("name", body.name(), NAME_LENGTH_MAX);
        var aspects = new Particulars(body.sizeClass(), body.exempt(), body.insuredInFull(), body.hasFund(),
            body.site()).read(fields);
        var on = fields.date("on", body.on());
        fields.check();
        return Answers.of(employers.enter(act, key(unit, id), mark(on, act), new Employers.Entry(kind, name, aspects)));
    }

    record NewName(@Nullable String name, @Nullable LocalDate on) {}

    @Operation(summary = "Rename an employer from a day on")
    @PutMapping("/{id}/name") @Access(to = To.OWN, right = "member.employer.write")
    ResponseEntity<Void> rename(
            @PathVariable UnitId unit, @PathVariable String id, @RequestBody NewName body, Act act) {
        var fields = new Fields();
        var name = fields.text("name", body.name(), NAME_LENGTH_MAX);
        var on = fields.date("on", body.on());
        fields.check();
        return Answers.of(employers.rename(act, key(unit, id), mark(on, act), name));
    }

    record Coverage(@Nullable String union, @Nullable LocalDate on) {}

    @Operation(summary = "State which union covers the employer from a day on")
    @PutMapping("/{id}/coverage") @Access(to = To.OWN, right = "member.employer.write")
    ResponseEntity<Void> cover(
            @PathVariable UnitId unit, @PathVariable String id, @RequestBody Coverage body, Act act) {
        var fields = new Fields();
        var union = fields.unit("union", body.union());
        var on = fields.date("on", body.on());
        fields.check();
        return Answers.of(employers.cover(act, key(unit, id), mark(on, act), union));
    }

    record From(@Nullable LocalDate on) {}

    @Operation(summary = "State that no union covers the employer any more from a day on")
    @PutMapping("/{id}/coverage-end") @Access(to = To.OWN, right = "member.employer.write")
    ResponseEntity<Void> endCoverage(
            @PathVariable UnitId unit, @PathVariable String id, @RequestBody From body, Act act) {
        return Answers.of(employers.endCoverage(act, key(unit, id), mark(day(body), act)));
    }

    record NewParticulars(
            @Nullable String sizeClass, @Nullable Boolean exempt, @Nullable Boolean insuredInFull,
            @Nullable Boolean hasFund, @Nullable String site, @Nullable LocalDate on) {}

    @Operation(summary = "Change size class, site or flags from a day on; what is absent stays")
    @PutMapping("/{id}/particulars") @Access(to = To.OWN, right = "member.employer.write")
    ResponseEntity<Void> change(
            @PathVariable UnitId unit, @PathVariable String id, @RequestBody NewParticulars body, Act act) {
        var fields = new Fields();
        var aspects = new Particulars(body.sizeClass(), body.exempt(), body.insuredInFull(), body.hasFund(),
            body.site()).read(fields);
        var on = fields.date("on", body.on());
        fields.check();
        return Answers.of(employers.changeParticulars(act, key(unit, id), mark(on, act), aspects));
    }

    @Operation(summary = "Close an employer's entry from a day on")
    @PutMapping("/{id}/closure") @Access(to = To.OWN, right = "member.employer.write")
    ResponseEntity<Void> close(
            @PathVariable UnitId unit, @PathVariable String id, @RequestBody From body, Act act) {
        return Answers.of(employers.close(act, key(unit, id), mark(day(body), act)));
    }

    @Operation(summary = "Report how many people the employer had on a day",
        description = "One total and the subsets that were counted; a later report of the same day replaces it.")
    @PutMapping("/{id}/headcounts/{on}") @Access(to = To.OWN, right = "member.employer.write")
    ResponseEntity<Void> report(
            @PathVariable UnitId unit, @PathVariable String id, @PathVariable LocalDate on,
            @RequestBody ReportDocument body, Act act) {
        return Answers.of(employers.reportHeadcount(act, key(unit, id), mark(on, act), body.read()));
    }

    @Operation(summary = "One employer as on a day, with its latest headcounts")
    @GetMapping("/{id}") @Access(to = To.OWN, right = "member.employer.read")
    ResponseEntity<EmployerAtDocument> one(
            @PathVariable UnitId unit, @PathVariable String id, @RequestParam @Nullable LocalDate at) {
        return Answers.of(employers.find(key(unit, id)), found -> view(found, at));
    }

    @Operation(summary = "The unit's register, as on a day")
    @GetMapping @Access(to = To.OWN, right = "member.employer.read")
    Page<EmployerAtDocument> list(
            @PathVariable UnitId unit, @RequestParam @Nullable LocalDate at, @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        int most = Page.limit(limit);
        var found = employers.list(unit, Page.place(after), most);
        return Page.of(found, most, stored -> stored.key().id(), (Stored<Employer> stored) -> view(stored.state(), at));
    }

    private EmployerAtDocument view(Employer employer, @Nullable LocalDate at) {
        var ledger = Employer.ledgerOf(employer).orElseThrow(Problem::notFound);
        return EmployerAtDocument.of(ledger, at == null ? employers.today() : at);
    }

    private static LocalDate day(From body) {
        var fields = new Fields();
        var on = fields.date("on", body.on());
        fields.check();
        return on;
    }

    private static Mark mark(LocalDate on, Act act) {
        return new Mark(on, act.at(), act.actor());
    }

    private static Key key(UnitId unit, String id) {
        try {
            return new Key(unit, id);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
