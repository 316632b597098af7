package union.member.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import union.member.StoredForms;
import union.member.Wire;
import union.member.site.SiteCommand.*;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;

class OpeningASiteTest {
    static final LocalDate AUTUMN = LocalDate.of(2013, 9, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

    @Test void a_site_is_opened_renamed_and_closed() {
        var site = when(when(opened(), rename("雁栖湖校区", AUTUMN.plusYears(1))), shutDown(AUTUMN.plusYears(5)));
        var campus = Site.campus(site).orElseThrow();

        assertThat(campus.name(AUTUMN)).contains("怀柔校区");
        assertThat(campus.name(AUTUMN.plusYears(2))).contains("雁栖湖校区");
        assertThat(campus.isOpen(AUTUMN.plusYears(5).minusDays(1))).isTrue();
        assertThat(campus.isOpen(AUTUMN.plusYears(5))).isFalse();
    }

    static Stream<SiteEvent> events() {
        return Stream.of(new SiteEvent.Renamed("雁栖湖校区", TODAY), new SiteEvent.ShutDown(TODAY));
    }

    @ParameterizedTest @MethodSource("events")
    void a_change_is_told_as_promised(SiteEvent event) {
        Wire.produced(new SiteShape(), opened(), event);
    }

    @Test void an_opening_is_told_as_promised() {
        Wire.produced(new SiteShape(), new Site.None(), new SiteEvent.Opened("huairou", "campus_1", "怀柔校区", AUTUMN));
    }

    @Test void sites_survive_the_store() {
        var closed = when(when(opened(), rename("雁栖湖校区", TODAY)), shutDown(TODAY));

        assertThat(StoredForms.kept("site/opened-1", new SiteShape(), opened())).isEqualTo(opened());
        assertThat(StoredForms.kept("site/closed-1", new SiteShape(), closed)).isEqualTo(closed);
    }

    @ParameterizedTest @EnumSource
    void every_rule_can_refuse(SiteRule rule) {
        assertThat(refusedBy(rule)).contains(rule.name());
    }

    private static List<String> refusedBy(SiteRule rule) {
        return switch (rule) {
            case SITE_UNKNOWN -> refused(new Site.None(), rename("x", TODAY));
            case SITE_EXISTS -> refused(opened(), open());
            case SITE_CODE_TAKEN -> reasons(Site.decide(new Site.None(), open(), true));
            case SITE_CLOSED -> refused(when(opened(), shutDown(TODAY)), rename("x", TODAY));
            case DATE_IN_FUTURE -> refused(opened(), rename("x", TODAY.plusDays(367)));
            case DATE_BEFORE_OPENING -> refused(opened(), rename("x", AUTUMN.minusDays(1)));
            case LATER_CHANGES_STAND -> refused(when(opened(), rename("x", TODAY)), shutDown(AUTUMN));
            case NOTHING_CHANGES -> refused(opened(), rename("怀柔校区", TODAY));
            case HISTORY_FULL -> refused(renamedOften(), rename("x", TODAY));
        };
    }

    private static Site renamedOften() {
        var site = opened();
        for (int i = 1; i < Campus.NAMES_MAX; i++) site = when(site, rename("name " + i, AUTUMN.plusDays(i)));
        return site;
    }

    private static Open open() {
        return new Open("huairou", "campus_1", "怀柔校区", AUTUMN, TODAY);
    }

    private static Rename rename(String name, LocalDate on) {
        return new Rename(name, on, TODAY);
    }

    private static ShutDown shutDown(LocalDate on) {
        return new ShutDown(on, TODAY);
    }

    private static Site opened() {
        return when(new Site.None(), open());
    }

    private static Site when(Site site, SiteCommand command) {
        return switch (Site.decide(site, command, false)) {
            case Outcome.Accepted<SiteEvent>(var events) -> Site.evolve(site, events.getFirst());
            case Outcome.Refused<SiteEvent>(var reasons) -> throw new AssertionError("refused: " + reasons);
        };
    }

    private static List<String> refused(Site site, SiteCommand command) {
        return reasons(Site.decide(site, command, false));
    }

    private static List<String> reasons(Outcome<SiteEvent> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<SiteEvent> _ -> List.of();
            case Outcome.Refused<SiteEvent>(var reasons) -> reasons.stream().map(Refusal::name).toList();
        };
    }
}
