package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.membership.Given.DEPOT_7;
import static union.member.membership.Given.DEPOT_8;
import static union.member.membership.Given.STAFF;
import static union.member.membership.Given.applicantSince;
import static union.member.membership.Given.day;
import static union.member.membership.Given.identities;
import static union.member.membership.Given.memberSince;
import static union.member.membership.Given.nobody;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;
import union.member.membership.Change.ApplicationRefused;
import union.member.membership.Change.ApplicationWithdrawn;
import union.member.membership.Change.EmploymentChanged;
import union.member.membership.Change.Left;
import union.member.membership.Change.Resumed;
import union.member.membership.Change.Retained;
import union.member.membership.Change.Retired;
import union.member.membership.Change.SiteChanged;
import union.member.membership.MembershipCommand.CorrectParticulars;
import union.member.membership.MembershipCommand.MoveIn;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MembershipCommand.PassTime;
import union.member.membership.MembershipCommand.StrikeOut;
import union.member.person.Gender;
import union.member.person.Particulars;
import union.testing.Contracts;

/** What this service promises to say of memberships: one sample per kind of event. */
class MembershipContractTest {
    private static final JsonMapper JSON = JsonMapper.builder()
        .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL)).build();

    @TestFactory Stream<DynamicTest> each_kind_of_event_keeps_its_promise() {
        return samples().entrySet().stream().map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
            var said = JSON.writeValueAsString(data(sample.getValue()));
            Contracts.produced(MembershipShape.TOPIC, sample.getKey(), said);
        }));
    }

    @Test void no_sample_stays_of_a_kind_that_nobody_sends() {
        Contracts.producesOnly(MembershipShape.TOPIC, samples().keySet());
    }

    @Test void no_event_tells_a_birth_date_a_name_or_a_reason() {
        assertThat(samples().values()).allSatisfy(given -> {
            var said = JSON.writeValueAsString(data(given));
            assertThat(said).doesNotContain("1980-06-15").doesNotContain("birthDate").doesNotContain("secret");
        });
    }

    private static Record data(Given given) {
        var shape = new MembershipShape();
        return shape.eventForm(given.state(), given.events().getLast()).data();
    }

    private static Map<String, Given> samples() {
        var samples = new LinkedHashMap<String, Given>();
        var member = memberSince("2026-01-01").enter("2026-02-01", identities("model_worker"));
        var moved = member.mergedInto(DEPOT_8, "2026-03-01").when(new MoveOut(day("2026-03-01"), DEPOT_8));
        var luggage = Luggage.taken(moved.state(), DEPOT_7, moved.state().ledger().getLast());
        Stream.of(applicantSince("2026-01-01"),
            applicantSince("2026-01-01").enter("2026-01-05", new ApplicationRefused("secret")),
            applicantSince("2026-01-01").enter("2026-01-05", new ApplicationWithdrawn()),
            memberSince("2013-03-01"), member,
            member.enter("2026-03-01", new EmploymentChanged(Employment.POSTDOC)),
            member.enter("2026-03-01", new SiteChanged(Optional.of("campus_1"))),
            member.enter("2026-03-01", new Retired()), member.enter("2026-03-01", new Retained("secret")),
            member.enter("2026-03-01", new Retained("")).enter("2026-04-01", new Resumed()),
            member.enter("2026-03-01", new Left("secret")), moved, nobody().when(new MoveIn(luggage)),
            member.when(new StrikeOut(2)),
            member.when(new CorrectParticulars(new Particulars(Gender.MALE, day("1975-01-01")))),
            memberSince("2026-01-01").today("2041-07-01").when(new PassTime()))
            .forEach(given -> samples.put(MembershipShape.kind(given.events().getLast()), given));
        assertThat(samples).hasSize(16);
        assertThat(STAFF.identities()).isEmpty();
        return samples;
    }
}
