package union.reporting.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import union.platform.aggregate.Outcome;
import union.reporting.figure.fact.Span;

/**
 * One value that a unit plans to reach (计划指标): for one metric, one choice of dimensions and one day or period. What
 * it is planned for is fixed when it is set first; only the value may be set again, so that a plan cannot quietly
 * change its question. Planned values are read back at this unit alone and never enter an actual figure.
 */
public sealed interface Target {
    record None() implements Target {}

    record Planned(Aim aim, BigDecimal value) implements Target {}

    /** What is planned: the question whose answer is to come. {@code where} names the basis. */
    record Aim(String metric, Map<String, String> where, Span span) {
        public Aim {
            where = Map.copyOf(where);
        }
    }

    /** The one command: plan this value for this aim. */
    record Plan(Aim aim, BigDecimal value) {}

    /** The one event. */
    record TargetSet(Aim aim, BigDecimal value) {}

    static Outcome<TargetSet> decide(Target now, Plan plan) {
        var broken = new ArrayList<TargetRefusal>();
        if (plan.value().signum() < 0) broken.add(TargetRefusal.TARGET_BELOW_ZERO);
        switch (now) {
            case None _ -> { }
            case Planned planned -> {
                if (!planned.aim().equals(plan.aim())) broken.add(TargetRefusal.TARGET_AIM_IS_FIXED);
            }
        }
        return Outcome.unless(broken, new TargetSet(plan.aim(), plan.value()));
    }

    static Target evolve(Target now, TargetSet event) {
        return switch (now) {
            case None _, Planned _ -> new Planned(event.aim(), event.value());
        };
    }
}
