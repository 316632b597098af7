package union.member.unit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
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
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Page;
import union.platform.web.Problem;

/**
 * A unit as it is on any day, as known at any instant, and what it may change of itself. The structure is published
 * within the installation: who hangs under whom is open to everyone signed in; who recorded it, on what paper and why
 * is for the unit's own officers. A unit above reads what it decided, see {@link StructureResource}.
 */
@RestController
@RequestMapping("/units/{unit}")
@Tag(name = "Units", description = "组织：名称、隶属、状态、沿革")
class UnitResource {
    private final Units units;
    private final Tree tree;

    UnitResource(Units units, Tree tree) {
        this.units = units;
        this.tree = tree;
    }

    @Operation(summary = "The unit on a day", description = "at: civil day, default today; asOf: as recorded by then.")
    @GetMapping @Access(to = To.SIGNED_IN)
    ResponseEntity<UnitAtDocument> unit(
            @PathVariable UnitId unit, @RequestParam @Nullable LocalDate at, @RequestParam @Nullable Instant asOf) {
        var day = at == null ? units.today() : at;
        return Answers.of(units.find(unit), found -> UnitAtDocument.of(history(found), day, asOf));
    }

    @Operation(summary = "Everything recorded of the unit, in the order of recording")
    @GetMapping("/history") @Access(to = To.OWN, right = "member.unit.read")
    ResponseEntity<Page<UnitAtDocument.Line>> history(@PathVariable UnitId unit) {
        return Answers.of(units.find(unit), found -> new Page<>(UnitAtDocument.lines(history(found)), null));
    }

    @Operation(summary = "The units that hang under it on a day, dissolved ones left out")
    @GetMapping("/children") @Access(to = To.SIGNED_IN)
    Page<Tree.Node> children(
            @PathVariable UnitId unit, @RequestParam @Nullable LocalDate at, @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        int most = Page.limit(limit);
        var found = tree.children(known(unit), day(at), Page.place(after), most);
        return Page.of(found, most, Tree.Node::unit, node -> node);
    }

    /** The way from a unit to its root, or up its line. */
    record Way(String unit, LocalDate at, List<Tree.Node> path) {}

    @Operation(summary = "The unit, each unit above it, the root last, on a day")
    @GetMapping("/path") @Access(to = To.SIGNED_IN)
    Way path(@PathVariable UnitId unit, @RequestParam @Nullable LocalDate at, @RequestParam @Nullable Instant asOf) {
        var known = asOf == null ? Instant.MAX : asOf;
        return new Way(unit.value(), day(at), tree.path(known(unit), day(at), known));
    }

    @Operation(summary = "A women's committee and those above it in their own line, on a day")
    @GetMapping("/line") @Access(to = To.SIGNED_IN)
    Way line(@PathVariable UnitId unit, @RequestParam @Nullable LocalDate at) {
        return new Way(unit.value(), day(at), tree.line(known(unit), day(at)));
    }

    record NewName(@Nullable String name, @Nullable LocalDate on, @Nullable String documentNumber) {}

    @Operation(summary = "Rename the unit from a day on")
    @PutMapping("/name") @Access(to = To.OWN, right = "member.unit.rename")
    ResponseEntity<Void> rename(@PathVariable UnitId unit, @RequestBody NewName body, Act act) {
        var fields = new Fields();
        var name = fields.text("name", body.name(), StructureResource.NAME_LENGTH_MAX);
        var on = fields.date("on", body.on());
        fields.check();
        return Answers.of(units.rename(act, step(unit, body.documentNumber(), act, on), name));
    }

    record LegalRegistration(@Nullable String status, @Nullable LocalDate on, @Nullable String number) {}

    @Operation(summary = "State where the registration as a legal person stands from a day on")
    @PutMapping("/legal-registration") @Access(to = To.OWN, right = "member.unit.register")
    ResponseEntity<Void> register(@PathVariable UnitId unit, @RequestBody LegalRegistration body, Act act) {
        var fields = new Fields();
        var status = fields.code("status", body.status(), LegalStatus::ofCode, LegalStatus.NONE);
        var on = fields.date("on", body.on());
        fields.check();
        return Answers.of(units.registerLegally(act, step(unit, body.number(), act, on), status));
    }

    record NewAttributes(
            @Nullable String lineParent, @Nullable String site, @Nullable String sizeClass, @Nullable String leadUnit,
            @Nullable List<@Nullable String> areaUnits, @Nullable LocalDate on) {}

    @Operation(summary = "Change site, size class, line or cooperation area from a day on")
    @PutMapping("/attributes") @Access(to = To.OWN, right = "member.unit.rename")
    ResponseEntity<Void> change(@PathVariable UnitId unit, @RequestBody NewAttributes body, Act act) {
        var fields = new Fields();
        var traits = new Attributes(body.lineParent(), body.site(), body.sizeClass(), body.leadUnit(),
            body.areaUnits()).read(fields);
        var on = fields.date("on", body.on());
        fields.check();
        return Answers.of(units.changeAttributes(act, step(unit, null, act, on), traits));
    }

    private static Step step(UnitId unit, @Nullable String number, Act act, LocalDate on) {
        return new StructureResource.Paperwork(number, null).step(unit, unit, act, on);
    }

    private static History history(Unit unit) {
        return Unit.history(unit).orElseThrow(Problem::notFound);
    }

    private LocalDate day(@Nullable LocalDate at) {
        return at == null ? units.today() : at;
    }

    private UnitId known(UnitId unit) {
        if (!tree.knows(unit)) throw Problem.notFound();
        return unit;
    }
}
