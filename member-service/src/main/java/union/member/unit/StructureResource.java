package union.member.unit;

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
import org.springframework.web.bind.annotation.RestController;
import union.member.request.Fields;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Page;
import union.platform.web.Problem;

/** What an upper unit decides about the units below it; each is a record of the upper unit. */
@RestController
@RequestMapping("/units/{upper}/structure/{unit}")
@Tag(name = "Structure", description = "组织调整：建会、调整隶属、合并、分立、撤销，由上级工会决定")
class StructureResource {
    static final int NAME_LENGTH_MAX = 100;
    static final int NUMBER_LENGTH_MAX = 60;
    static final int REASON_LENGTH_MAX = 500;

    private final Units units;

    StructureResource(Units units) {
        this.units = units;
    }

    record Preparation(
            @Nullable String kind, @Nullable String name, @Nullable String lineParent, @Nullable String site,
            @Nullable String sizeClass, @Nullable String leadUnit, @Nullable List<@Nullable String> areaUnits,
            @Nullable LocalDate on) {}

    @Operation(summary = "Prepare a unit", description = "It belongs to the upper unit until it is founded.")
    @PutMapping @Access(to = To.OWN, right = "member.unit.prepare")
    ResponseEntity<Void> prepare(
            @PathVariable UnitId upper, @PathVariable UnitId unit, @RequestBody Preparation body, Act act) {
        var fields = new Fields();
        var kind = fields.code("kind", body.kind(), UnitKind::ofCode, UnitKind.GROUP);
        var name = fields.text("name", body.name(), NAME_LENGTH_MAX);
        var traits = new Attributes(body.lineParent(), body.site(), body.sizeClass(), body.leadUnit(),
            body.areaUnits()).read(fields);
        var on = body.on() == null ? units.today() : fields.date("on", body.on());
        fields.check();
        var step = new Step(upper, unit, new Stamp(on, act.at(), act.actor(), Stamp.Paper.NONE));
        return Answers.of(units.prepare(act, step, new Units.Plan(kind, name, traits)));
    }

    @Operation(summary = "What was decided about a unit while it hung here, with papers and reasons",
        description = "The unit's own affairs (name, registration, attributes) are not among it.")
    @GetMapping("/history") @Access(to = To.OWN, right = "member.unit.read")
    ResponseEntity<Page<UnitAtDocument.Line>> history(@PathVariable UnitId upper, @PathVariable UnitId unit) {
        return Answers.of(units.find(unit), found -> new Page<>(UnitAtDocument.decidedUnder(upper,
            Unit.history(found).orElseThrow(Problem::notFound)), null));
    }

    record Submission(@Nullable String note) {}

    @Operation(summary = "Submit a prepared unit for approval", description = "Again after it was sent back.")
    @PutMapping("/submission") @Access(to = To.OWN, right = "member.unit.submit")
    ResponseEntity<Void> submit(
            @PathVariable UnitId upper, @PathVariable UnitId unit, @RequestBody Submission body, Act act) {
        var paper = new Paperwork(null, body.note());
        return Answers.of(units.submit(act, paper.step(upper, unit, act, units.today())));
    }

    record Decision(@Nullable Boolean approved, @Nullable String reason, @Nullable String documentNumber) {}

    @Operation(summary = "Approve a submitted unit, or send it back with a reason",
        description = "Not by whoever submitted it (SUBMITTER_MAY_NOT_DECIDE).")
    @PutMapping("/decision") @Access(to = To.OWN, right = "member.unit.decide")
    ResponseEntity<Void> decide(
            @PathVariable UnitId upper, @PathVariable UnitId unit, @RequestBody Decision body, Act act) {
        var fields = new Fields();
        fields.require(body.approved() != null, "approved", "malformed.required");
        boolean approved = Boolean.TRUE.equals(body.approved());
        if (Boolean.FALSE.equals(body.approved())) fields.text("reason", body.reason(), REASON_LENGTH_MAX);
        fields.check();
        var paper = new Paperwork(body.documentNumber(), body.reason());
        return Answers.of(units.decide(act, paper.step(upper, unit, act, units.today()), approved));
    }

    record Founding(@Nullable LocalDate on, @Nullable String documentNumber, @Nullable String legalStatus) {}

    @Operation(summary = "Found an approved unit")
    @PutMapping("/founding") @Access(to = To.OWN, right = "member.unit.found")
    ResponseEntity<Void> found(
            @PathVariable UnitId upper, @PathVariable UnitId unit, @RequestBody Founding body, Act act) {
        var fields = new Fields();
        var on = fields.date("on", body.on());
        var legal = fields.maybeCode("legalStatus", body.legalStatus(), LegalStatus::ofCode).orElse(LegalStatus.NONE);
        fields.check();
        var step = new Paperwork(body.documentNumber(), null).step(upper, unit, act, on);
        return Answers.of(units.found(act, step, legal));
    }

    record NewParent(@Nullable String parent, @Nullable LocalDate on, @Nullable String documentNumber) {}

    @Operation(summary = "Hang a unit under another parent", description =
        "Decided by the lowest unit above both the old parent and the new one.")
    @PutMapping("/parent") @Access(to = To.OWN, right = "member.unit.restructure")
    ResponseEntity<Void> reParent(
            @PathVariable UnitId upper, @PathVariable UnitId unit, @RequestBody NewParent body, Act act) {
        var fields = new Fields();
        var parent = fields.unit("parent", body.parent());
        var on = fields.date("on", body.on());
        fields.check();
        var step = new Paperwork(body.documentNumber(), null).step(upper, unit, act, on);
        return Answers.of(units.reParent(act, step, parent));
    }

    record Target(@Nullable String into, @Nullable LocalDate on, @Nullable String documentNumber) {}

    @Operation(summary = "Merge a unit into another", description =
        "Its own children are re-parented first (HAS_LIVE_CHILDREN); its records pass to the other unit.")
    @PutMapping("/merger") @Access(to = To.OWN, right = "member.unit.restructure")
    ResponseEntity<Void> merge(
            @PathVariable UnitId upper, @PathVariable UnitId unit, @RequestBody Target body, Act act) {
        var fields = new Fields();
        var into = fields.unit("into", body.into());
        var on = fields.date("on", body.on());
        fields.check();
        var step = new Paperwork(body.documentNumber(), null).step(upper, unit, act, on);
        return Answers.of(units.merge(act, step, into));
    }

    @Operation(summary = "Split a unit", description =
        "The other unit, prepared and approved under the same parent, is founded by the split.")
    @PutMapping("/split") @Access(to = To.OWN, right = "member.unit.restructure")
    ResponseEntity<Void> split(
            @PathVariable UnitId upper, @PathVariable UnitId unit, @RequestBody Target body, Act act) {
        var fields = new Fields();
        var into = fields.unit("into", body.into());
        var on = fields.date("on", body.on());
        fields.check();
        var step = new Paperwork(body.documentNumber(), null).step(upper, unit, act, on);
        return Answers.of(units.split(act, step, into));
    }

    record Dissolution(
            @Nullable String custodian, @Nullable LocalDate on, @Nullable String documentNumber,
            @Nullable String reason) {}

    @Operation(summary = "Dissolve a unit", description = "The custodian keeps its records from then on.")
    @PutMapping("/dissolution") @Access(to = To.OWN, right = "member.unit.restructure")
    ResponseEntity<Void> dissolve(
            @PathVariable UnitId upper, @PathVariable UnitId unit, @RequestBody Dissolution body, Act act) {
        var fields = new Fields();
        var custodian = fields.unit("custodian", body.custodian());
        var on = fields.date("on", body.on());
        fields.check();
        var step = new Paperwork(body.documentNumber(), body.reason()).step(upper, unit, act, on);
        return Answers.of(units.dissolve(act, step, custodian));
    }

    record Slip(@Nullable String reason, @Nullable String documentNumber) {}

    @Operation(summary = "Take back a dissolution or a founding whose day lies ahead", description =
        "What has taken effect is not taken back (ALREADY_IN_EFFECT). A founding is corrected to an earlier day by "
        + "founding again.")
    @PutMapping("/revocation") @Access(to = To.OWN, right = "member.unit.restructure")
    ResponseEntity<Void> revoke(
            @PathVariable UnitId upper, @PathVariable UnitId unit, @RequestBody Slip body, Act act) {
        var fields = new Fields();
        var reason = fields.text("reason", body.reason(), REASON_LENGTH_MAX);
        fields.check();
        var paper = new Paperwork(body.documentNumber(), reason);
        return Answers.of(units.revoke(act, paper.step(upper, unit, act, units.today())));
    }

    /** The paper on which a step rests, as requests state it. */
    record Paperwork(@Nullable String number, @Nullable String reason) {
        Step step(UnitId upper, UnitId unit, Act act, LocalDate on) {
            var fields = new Fields();
            var paper = new Stamp.Paper(fields.optional("documentNumber", number, NUMBER_LENGTH_MAX),
                fields.optional("reason", reason, REASON_LENGTH_MAX));
            fields.check();
            return new Step(upper, unit, new Stamp(on, act.at(), act.actor(), paper));
        }
    }
}
