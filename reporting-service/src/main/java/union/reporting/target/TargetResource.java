package union.reporting.target;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Key;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Problem;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.Dimension;
import union.reporting.figure.Asking;
import union.reporting.figure.Fault;
import union.reporting.figure.Faults;
import union.reporting.figure.Question;

/** A unit sets its planned values, and reads them. */
@RestController
@Tag(name = "Targets", description = "计划指标")
public final class TargetResource {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern VALUE = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");
    private final AggregateStore<Target, Target.TargetSet> targets;
    private final Catalogue catalogue;

    public TargetResource(AggregateStore<Target, Target.TargetSet> targets, Catalogue catalogue) {
        this.targets = targets;
        this.catalogue = catalogue;
    }

    /**
     * A day in {@code at}, or a period in {@code from} and {@code to}; {@code basis} is target, target_min or
     * target_max.
     */
    public record Body(@Nullable String metric, @Nullable Map<String, String> where, @Nullable String basis,
                       @Nullable String value, @Nullable String at, @Nullable String from, @Nullable String to) {}

    @PutMapping("/units/{unit}/targets/{id}") @Access(to = To.OWN, right = "report.target.write")
    public ResponseEntity<Void> plan(@PathVariable UnitId unit, @PathVariable String id, @RequestBody Body body,
            Act act) {
        var question = question(unit, body);
        var value = value(body, question.metric().unit().scale());
        var aim = new Target.Aim(question.metric().code(), question.where(), question.span());
        var plan = new Target.Plan(aim, value);
        return Answers.of(targets.handle(key(unit, id), act, now -> Target.decide(now, plan)));
    }

    @GetMapping("/units/{unit}/targets/{id}") @Access(to = To.OWN, right = "report.figures.read")
    public ResponseEntity<TargetDocument> one(@PathVariable UnitId unit, @PathVariable String id) {
        return Answers.of(targets.find(key(unit, id)), TargetDocument::of);
    }

    private static Key key(UnitId unit, String id) {
        if (!ID.matcher(id).matches()) throw Problem.notFound();
        return new Key(unit, id);
    }

    private Question question(UnitId unit, Body body) {
        var where = new ArrayList<String>();
        if (body.where() != null) body.where().forEach((name, value) -> where.add(name + ":" + value));
        if (body.basis() != null) where.add(Dimension.BASIS + ":" + body.basis());
        var metric = body.metric() == null ? "" : body.metric();
        var raw = new Asking.Raw(unit, metric, new Asking.Days(body.at(), body.from(), body.to()), where,
                Asking.Cut.NONE);
        return switch (Asking.ask(catalogue, raw, "/body")) {
            case Asking.Asked.Ill(var faults) -> throw Faults.problem(faults);
            case Asking.Asked.Well(var question) -> {
                if (!question.isPlanned())
                    throw Faults.problem(List.of(Fault.at("/body/basis", Fault.Code.PLAN_NEEDS_BASIS)));
                yield question;
            }
        };
    }

    private static BigDecimal value(Body body, int decimals) {
        if (body.value() == null || !VALUE.matcher(body.value()).matches())
            throw Faults.problem(List.of(Fault.at("/body/value", Fault.Code.PLAN_VALUE_MALFORMED)));
        var value = new BigDecimal(body.value());
        if (value.stripTrailingZeros().scale() > decimals)
            throw Faults.problem(List.of(Fault.at("/body/value", Fault.Code.PLAN_VALUE_TOO_FINE, "decimals",
                    Integer.toString(decimals))));
        return value;
    }
}
