package union.reporting.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import union.reporting.figure.fact.Span;

/** The stored form of a target, and the data of its event. */
public record TargetDocument(@Nullable String metric, @Nullable Map<String, String> where, @Nullable String from,
                             @Nullable String to, @Nullable String value) {
    static TargetDocument of(Target target) {
        return switch (target) {
            case Target.None _ -> new TargetDocument(null, null, null, null, null);
            case Target.Planned(var aim, var value) -> new TargetDocument(aim.metric(), aim.where(),
                    aim.span().from().toString(), aim.span().to().toString(), value.toPlainString());
        };
    }

    Target toTarget() {
        if (metric == null || where == null || from == null || to == null || value == null) return new Target.None();
        var span = new Span(LocalDate.parse(from), LocalDate.parse(to));
        return new Target.Planned(new Target.Aim(metric, where, span), new BigDecimal(value));
    }
}
