package union.reporting.target;

import static org.assertj.core.api.Assertions.assertThat;
import static union.reporting.target.TargetRefusal.TARGET_AIM_IS_FIXED;
import static union.reporting.target.TargetRefusal.TARGET_BELOW_ZERO;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import union.platform.aggregate.Outcome;
import union.reporting.figure.fact.Span;
import union.testing.Contracts;

class PlanningAValueTest {
    private static final LocalDate YEAR_END = LocalDate.of(2019, 12, 31);
    private static final Target.Aim RATE = new Target.Aim("member.rate", Map.of("basis", "target"),
            new Span(YEAR_END, YEAR_END));
    private static final Target.Aim NEXT_YEAR = new Target.Aim("member.rate", Map.of("basis", "target"),
            new Span(YEAR_END.plusYears(1), YEAR_END.plusYears(1)));
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private final TargetShape shape = new TargetShape();

    @Test void a_value_is_planned_and_may_be_planned_otherwise_later() {
        var set = new Target.TargetSet(RATE, ALL);
        assertThat(Target.decide(new Target.None(), new Target.Plan(RATE, ALL))).isEqualTo(Outcome.accept(set));
        var now = Target.evolve(new Target.None(), set);
        var less = new Target.Plan(RATE, BigDecimal.TEN);
        assertThat(Target.decide(now, less)).isEqualTo(Outcome.accept(new Target.TargetSet(RATE, BigDecimal.TEN)));
    }

    @Test void every_broken_rule_is_named_not_only_the_first() {
        var now = new Target.Planned(RATE, ALL);
        assertThat(Target.decide(now, new Target.Plan(NEXT_YEAR, BigDecimal.valueOf(-1))))
                .isEqualTo(Outcome.refuse(TARGET_BELOW_ZERO, TARGET_AIM_IS_FIXED));
        assertThat(EnumSet.allOf(TargetRefusal.class))
                .containsExactlyInAnyOrder(TARGET_BELOW_ZERO, TARGET_AIM_IS_FIXED);
    }

    @Test void what_is_stored_is_what_was_planned() {
        for (Target target : new Target[] {new Target.None(), new Target.Planned(RATE, new BigDecimal("52.5"))})
            assertThat(shape.fromForm(shape.toForm(target))).isEqualTo(target);
    }

    @Test void what_is_told_is_what_is_promised() {
        var set = new Target.TargetSet(RATE, ALL);
        var form = shape.eventForm(Target.evolve(shape.none(), set), set);
        assertThat(form.effectiveOn()).isEqualTo(YEAR_END);
        Contracts.produced(TargetShape.TOPIC, form.kind(), JsonMapper.shared().writeValueAsString(form.data()));
    }
}
