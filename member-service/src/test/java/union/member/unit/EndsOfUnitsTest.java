package union.member.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import union.member.unit.Aftermath.End;
import union.platform.unit.UnitChange;
import union.platform.unit.UnitDirectory;
import union.platform.unit.UnitHistory;
import union.platform.unit.UnitId;

class EndsOfUnitsTest {
    private static final UnitId DEPOT = new UnitId("depot");
    private static final LocalDate END = LocalDate.of(2026, 5, 1);

    private final UnitDirectory units = new UnitDirectory();
    private final List<End> told = new ArrayList<>();

    @Test void an_end_that_lies_ahead_is_told_once_its_day_has_come_also_if_nobody_was_up_on_that_day() {
        units.apply(merged());

        roundOn(END.minusDays(1));
        assertThat(told).isEmpty();
        roundOn(END.plusDays(9));
        assertThat(told).containsExactly(new End(DEPOT, END, Optional.of(new UnitId("harbour")),
            "union.member.unit.v1/depot/unit#2"));
    }

    @Test void the_event_tells_it_at_once_although_the_directory_does_not_know_yet() {
        new Ends(units, List.of(told::add), () -> END).tell(merged());

        assertThat(told).hasSize(1);
    }

    private void roundOn(LocalDate today) {
        new Ends(units, List.of(told::add), () -> today).round();
    }

    private static UnitHistory merged() {
        return new UnitHistory(DEPOT, 2, List.of(change(1, END.minusYears(1), Map.of("status", "founded")),
            change(2, END, Map.of("status", "dissolved", "custodian", "harbour", "mergedInto", "harbour"))));
    }

    private static UnitChange change(long seq, LocalDate on, Map<String, String> set) {
        return new UnitChange(seq, on, Instant.EPOCH, "change", set);
    }
}
