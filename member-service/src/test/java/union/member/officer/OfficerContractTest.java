package union.member.officer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import union.member.officer.Officer.Holder;
import union.member.officer.OfficerDecision.Deed;
import union.member.officer.OfficerDecision.Facts;
import union.member.officer.OfficerDecision.Posts;
import union.member.officer.OfficerDecision.Seat;
import union.platform.aggregate.Outcome;
import union.platform.event.DirectoryRecords;
import union.platform.unit.UnitId;
import union.testing.Contracts;

/** What is promised of posts: with each event, everything the person holds and held in the unit. */
class OfficerContractTest {
    private static final JsonMapper JSON = JsonMapper.builder()
        .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL)).build();
    private static final Facts FACTS = new Facts(
        new Deed("chair-1", new Holder(new UnitId("depot-7"), "lin"), Instant.parse("2026-05-01T02:00:00Z")),
        new Seat(Optional.of(LocalDate.EPOCH), Optional.empty(), Optional.of(LocalDate.EPOCH)), List.of(),
        new Posts(Set.of("chair"), Set.of()));

    @Test void each_kind_of_event_keeps_its_promise() {
        var now = Officer.NONE;
        var kinds = new HashSet<String>();
        for (var command : List.of(
            new OfficerCommand.Appoint(term("2015-01-01"), "2015-7"),
            new OfficerCommand.Appoint(term("2015-02-01"), "2015-8"),
            new OfficerCommand.End("t1", LocalDate.of(2017, 6, 30), "secret"))) {
            var outcome = (Outcome.Accepted<OfficerEvent>) OfficerDecision.decide(now, command, FACTS);
            var event = outcome.events().getFirst();
            now = Officer.evolve(now, event);
            var form = new OfficerShape().eventForm(now, event);
            var said = JSON.writeValueAsString(form.data());
            assertThat(said).doesNotContain("secret").doesNotContain("2015-7");
            Contracts.produced(DirectoryRecords.POST_TOPIC, form.kind(), said);
            kinds.add(form.kind());
        }
        Contracts.producesOnly(DirectoryRecords.POST_TOPIC, kinds);
        assertThat(OfficerShape.TOPIC).isEqualTo(DirectoryRecords.POST_TOPIC);
        assertThat(OfficerDocument.of(now).toOfficer()).isEqualTo(now);
    }

    private static Term term(String from) {
        return new Term("t1", "chair", LocalDate.parse(from), Optional.of(LocalDate.of(2019, 12, 31)), false,
            Optional.empty());
    }
}
