package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.membership.Given.BORN;
import static union.member.membership.Given.DEPOT_7;
import static union.member.membership.Given.DEPOT_8;
import static union.member.membership.Given.STAFF;
import static union.member.membership.Given.applicantSince;
import static union.member.membership.Given.day;
import static union.member.membership.Given.identities;
import static union.member.membership.Given.memberSince;
import static union.member.membership.Given.nobody;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import union.member.figure.Movement;
import union.member.membership.Change.Admitted;
import union.member.membership.Change.ApplicationRefused;
import union.member.membership.Change.EmploymentChanged;
import union.member.membership.Change.Left;
import union.member.membership.Change.MovedIn;
import union.member.membership.Change.Resumed;
import union.member.membership.Change.Retained;
import union.member.membership.Change.Retired;
import union.member.membership.Change.SiteChanged;
import union.member.membership.MembershipCommand.Approve;
import union.member.membership.MembershipCommand.CorrectParticulars;
import union.member.membership.MembershipCommand.Enter;
import union.member.membership.MembershipCommand.MoveIn;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MembershipCommand.PassTime;
import union.member.membership.MembershipCommand.StrikeOut;
import union.member.membership.MembershipEvent.AgeBandReached;
import union.member.person.Gender;
import union.member.person.Particulars;

class KeepingTheRollTest {
    static Map<String, Object> roll(String employment, String status, Object... bandsThenIdentities) {
        var bands = List.of(bandsThenIdentities);
        return Map.of("employment", employment, "status", status, "gender", "female", "age_band", bands);
    }

    static Movement rolled(String on, int count, String employment, String status, Object... bands) {
        return Movement.of("member.roll", day(on), count, roll(employment, status, bands));
    }

    static Movement joined(String on, int count, String stage, String employment) {
        return Movement.of("member.joined", day(on), count, Map.of("join_stage", stage, "employment", employment));
    }

    @Test void an_admission_puts_a_member_on_the_roll_and_counts_an_admission() {
        assertThat(memberSince("2026-03-01").lastMovements()).containsExactlyInAnyOrder(
            rolled("2026-03-01", 1, "establishment", "in_service", "from_40_to_60"),
            joined("2026-03-01", 1, "admitted", "establishment"));
    }

    @Test void a_backdated_admission_tells_every_birthday_since() {
        assertThat(memberSince("2013-03-01").lastMovements()).containsExactlyInAnyOrder(
            rolled("2013-03-01", 1, "establishment", "in_service", "youth", "under_40"),
            rolled("2016-06-15", -1, "establishment", "in_service", "youth", "under_40"),
            rolled("2016-06-15", 1, "establishment", "in_service", "under_40"),
            rolled("2020-06-15", -1, "establishment", "in_service", "under_40"),
            rolled("2020-06-15", 1, "establishment", "in_service", "from_40_to_60"),
            joined("2013-03-01", 1, "admitted", "establishment"));
    }

    @Test void an_application_counts_as_applied_and_not_on_the_roll() {
        assertThat(applicantSince("2026-03-01").lastMovements())
            .containsExactly(joined("2026-03-01", 1, "applied", "establishment"));
    }

    @Test void an_approval_admits_as_applied_for() {
        var admitted = applicantSince("2026-03-01").when(new Approve(day("2026-03-09")));
        assertThat(admitted.lastMovements()).containsExactlyInAnyOrder(
            rolled("2026-03-09", 1, "establishment", "in_service", "from_40_to_60"),
            joined("2026-03-09", 1, "admitted", "establishment"));
    }

    @Test void a_refused_applicant_may_apply_again() {
        var again = applicantSince("2026-03-01").enter("2026-03-02", new ApplicationRefused("works elsewhere"))
            .enter("2026-04-01", new Change.Applied(STAFF));
        assertThat(again.standing("2026-03-05")).isEqualTo(Standing.OUTSIDE);
        assertThat(again.standing("2026-04-02")).isEqualTo(Standing.APPLIED);
    }

    @Test void a_change_of_category_takes_from_one_and_adds_to_the_other() {
        var changed = memberSince("2026-01-01").enter("2026-02-01", new EmploymentChanged(Employment.POSTDOC));
        assertThat(changed.lastMovements()).containsExactlyInAnyOrder(
                rolled("2026-02-01", -1, "establishment", "in_service", "from_40_to_60"),
                rolled("2026-02-01", 1, "postdoc", "in_service", "from_40_to_60"));
    }

    @Test void a_backdated_change_holds_only_until_the_next_one_that_is_already_recorded() {
        var changed = memberSince("2024-01-01").enter("2026-01-01", new EmploymentChanged(Employment.CONTRACT))
            .enter("2025-01-01", new EmploymentChanged(Employment.DISPATCHED));
        assertThat(changed.lastMovements()).containsExactlyInAnyOrder(
            rolled("2025-01-01", -1, "establishment", "in_service", "from_40_to_60"),
            rolled("2025-01-01", 1, "dispatched", "in_service", "from_40_to_60"),
            rolled("2026-01-01", 1, "establishment", "in_service", "from_40_to_60"),
            rolled("2026-01-01", -1, "dispatched", "in_service", "from_40_to_60"));
    }

    @Test void retired_members_stay_on_the_roll_as_retired() {
        assertThat(memberSince("2026-01-01").enter("2026-04-01", new Retired()).lastMovements())
            .containsExactlyInAnyOrder(
                rolled("2026-04-01", -1, "establishment", "in_service", "from_40_to_60"),
                rolled("2026-04-01", 1, "establishment", "retired", "from_40_to_60"));
    }

    @Test void a_retained_membership_stays_on_the_roll() {
        var retained = memberSince("2026-01-01").enter("2026-02-01", new Retained("seconded"));
        assertThat(retained.lastMovements()).isEmpty();
        assertThat(retained.enter("2026-03-01", new Resumed()).standing("2026-03-01")).isEqualTo(Standing.MEMBER);
    }

    @Test void identities_and_sites_are_dimensions_of_the_roll() {
        var known = memberSince("2026-01-01").enter("2026-02-01", identities("model_worker", "disabled"))
            .enter("2026-02-01", new SiteChanged(Optional.of("campus_1")));
        assertThat(known.lastMovements().getLast().dims())
            .containsEntry("identity", List.of("disabled", "model_worker")).containsEntry("site", "campus_1");
    }

    @Test void who_left_may_join_the_same_unit_again() {
        var back = memberSince("2024-01-01").enter("2025-01-01", new Left("moved away"))
            .enter("2026-01-01", new Admitted(STAFF, false));
        assertThat(back.standing("2025-06-01")).isEqualTo(Standing.LEFT);
        assertThat(back.lastMovements()).contains(joined("2026-01-01", 1, "admitted", "establishment"));
    }

    @Test void a_backdated_leaving_silences_what_was_recorded_for_later() {
        var left = memberSince("2024-01-01").enter("2026-01-01", new Retired()).enter("2025-01-01", new Left(""));
        assertThat(left.lastMovements()).containsExactlyInAnyOrder(
            rolled("2025-01-01", -1, "establishment", "in_service", "from_40_to_60"),
            rolled("2026-01-01", 1, "establishment", "in_service", "from_40_to_60"),
            rolled("2026-01-01", -1, "establishment", "retired", "from_40_to_60"));
        assertThat(left.when(new StrikeOut(3)).standing("2026-02-01")).isEqualTo(Standing.MEMBER);
    }

    @Test void an_earlier_admission_replaces_the_later_one_and_is_counted_once() {
        var earlier = memberSince("2025-01-01").enter("2024-01-01", new Admitted(STAFF, false));
        assertThat(earlier.lastMovements()).containsExactlyInAnyOrder(
            rolled("2024-01-01", 1, "establishment", "in_service", "from_40_to_60"),
            rolled("2025-01-01", -1, "establishment", "in_service", "from_40_to_60"),
            joined("2024-01-01", 1, "admitted", "establishment"),
            joined("2025-01-01", -1, "admitted", "establishment"));
    }

    @Test void a_struck_line_takes_back_all_that_it_moved() {
        var member = memberSince("2026-01-01");
        assertThat(member.when(new StrikeOut(1)).lastMovements()).containsExactlyInAnyOrder(
            rolled("2026-01-01", -1, "establishment", "in_service", "from_40_to_60"),
            joined("2026-01-01", -1, "admitted", "establishment"));
    }

    @Test void a_birthday_moves_a_member_to_the_next_age_band_even_when_it_is_noticed_late() {
        var member = memberSince("2013-03-01").today("2041-07-01").when(new PassTime());
        assertThat(member.events().getLast()).isInstanceOfSatisfying(AgeBandReached.class, reached -> {
            assertThat(reached.on()).isEqualTo(BORN.plusYears(61));
            assertThat(reached.movements()).containsExactlyInAnyOrder(
                rolled("2041-06-15", -1, "establishment", "in_service", "from_40_to_60"),
                rolled("2041-06-15", 1, "establishment", "in_service", "over_60"));
        });
        assertThat(member.when(new PassTime()).events()).isEqualTo(member.events());
    }

    @Test void a_command_lets_the_birthdays_before_it_happen_first() {
        var changed = memberSince("2013-03-01").today("2041-07-01").enter("2041-06-20", new Retired());
        assertThat(changed.events()).extracting(MembershipEvent::on)
            .containsExactly(day("2013-03-01"), day("2041-06-15"), day("2041-06-20"));
    }

    @Test void another_end_of_youth_is_told_as_a_difference() {
        var member = memberSince("2014-03-01").youthUpTo(28).when(new PassTime());
        assertThat(member.lastMovements()).containsExactlyInAnyOrder(
            rolled("2014-03-01", -1, "establishment", "in_service", "youth", "under_40"),
            rolled("2014-03-01", 1, "establishment", "in_service", "under_40"),
            rolled("2016-06-15", 1, "establishment", "in_service", "youth", "under_40"),
            rolled("2016-06-15", -1, "establishment", "in_service", "under_40"));
    }

    @Test void a_corrected_birth_date_corrects_the_roll_from_its_first_day() {
        var corrected = memberSince("2026-01-01")
            .when(new CorrectParticulars(new Particulars(Gender.MALE, day("1960-01-01"))));
        assertThat(corrected.lastMovements()).extracting(Movement::on).containsOnly(day("2026-01-01"));
        assertThat(corrected.lastMovements().getLast().dims())
            .containsEntry("gender", "male").containsEntry("age_band", List.of("over_60"));
    }

    @Test void a_merger_takes_a_member_along_and_counts_nobody_as_joined_or_left() {
        var before = memberSince("2024-01-01").enter("2024-02-01", identities("model_worker"))
            .enter("2026-02-01", new Retired()).mergedInto(DEPOT_8, "2026-01-01");
        var gone = before.when(new MoveOut(day("2026-01-01"), DEPOT_8));
        assertThat(gone.standing("2026-01-01")).isEqualTo(Standing.MOVED);
        var luggage = Luggage.taken(gone.state(), DEPOT_7, gone.state().ledger().getLast());
        var arrived = nobody().when(new MoveIn(luggage));
        assertThat(arrived.lastMovements()).extracting(Movement::metric).containsOnly("member.roll");
        assertThat(mirrored(gone.lastMovements())).containsExactlyInAnyOrderElementsOf(arrived.lastMovements());
        assertThat(arrived.state().timeline().at(day("2026-03-01"))).isEqualTo(before.state().timeline().last());
    }

    @Test void a_merger_recorded_late_takes_along_who_was_admitted_since() {
        var before = memberSince("2026-03-01").mergedInto(DEPOT_8, "2026-01-01");
        var gone = before.when(new MoveOut(day("2026-01-01"), DEPOT_8));
        var luggage = Luggage.taken(gone.state(), DEPOT_7, gone.state().ledger().getLast());
        var arrived = nobody().when(new MoveIn(luggage));
        assertThat(gone.standing("2026-04-01")).isEqualTo(Standing.OUTSIDE);
        assertThat(arrived.standing("2026-04-01")).isEqualTo(Standing.MEMBER);
        assertThat(mirrored(gone.lastMovements())).containsExactlyInAnyOrderElementsOf(arrived.lastMovements());
    }

    @Test void who_has_nothing_to_take_along_does_not_move() {
        memberSince("2024-01-01").enter("2025-01-01", new Left("")).mergedInto(DEPOT_8, "2026-01-01")
            .refuses(new MoveOut(day("2026-01-01"), DEPOT_8), MembershipRule.NOTHING_TO_MOVE);
    }

    @Test void born_on_the_29th_of_february_a_person_turns_61_on_the_first_of_march() {
        var bands = new AgeBands(35);
        assertThat(bands.on(day("2061-02-28"), day("2000-02-29"))).containsExactly("from_40_to_60");
        assertThat(bands.on(day("2061-03-01"), day("2000-02-29"))).containsExactly("over_60");
    }

    @Test void forty_and_sixty_belong_to_the_middle_band() {
        var bands = new AgeBands(35);
        assertThat(bands.on(day("2020-06-14"), BORN)).containsExactly("under_40");
        assertThat(bands.on(day("2020-06-15"), BORN)).containsExactly("from_40_to_60");
        assertThat(bands.on(day("2041-06-14"), BORN)).containsExactly("from_40_to_60");
    }

    @Test void luggage_of_someone_outside_puts_nobody_on_the_roll() {
        var luggage = new Luggage(new MovedIn(DEPOT_7, Standing.OUTSIDE, Optional.empty(), Optional.empty()),
            day("2026-01-01"), List.of());
        assertThat(nobody().when(new MoveIn(luggage)).events()).isEmpty();
        assertThat(new Enter(day("2026-01-01"), new Retired()).on()).isEqualTo(day("2026-01-01"));
    }

    private static List<Movement> mirrored(List<Movement> movements) {
        return movements.stream().map(m -> Movement.of(m.metric(), m.on(), -m.count(), m.dims())).toList();
    }
}
