package union.member.unit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import union.member.request.Fields;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.unit.UnitId;
import union.platform.web.Answers;

/** Roots of trees: the only units that the operator makes. */
@RestController
@Tag(name = "Roots", description = "根组织：由平台运营者建立")
class RootResource {
    private final Units units;

    RootResource(Units units) {
        this.units = units;
    }

    record Root(
            @Nullable String name, @Nullable String kind, @Nullable LocalDate foundedOn,
            @Nullable String foundingDocument) {}

    @Operation(summary = "Found the root of a tree",
        description = "A unit without one above it, founded at once: federation, regional_union, union, joint_union.")
    @PutMapping("/roots/{unit}") @Access(to = To.OPERATOR)
    ResponseEntity<Void> found(@PathVariable UnitId unit, @RequestBody Root body, Act act) {
        var fields = new Fields();
        var name = fields.text("name", body.name(), StructureResource.NAME_LENGTH_MAX);
        var kind = fields.code("kind", body.kind(), UnitKind::ofCode, UnitKind.UNION);
        var on = fields.date("foundedOn", body.foundedOn());
        var number = fields.optional("foundingDocument", body.foundingDocument(), StructureResource.NUMBER_LENGTH_MAX);
        fields.check();
        var stamp = new Stamp(on, act.at(), act.actor(), new Stamp.Paper(number, ""));
        return Answers.of(units.foundRoot(act, Step.own(unit, stamp), kind, name));
    }
}
