package union.member.officer;

import static union.member.officer.OfficerRule.TERM_ENDED;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.member.officer.Officer.Holder;
import union.member.officer.OfficerDecision.Deed;
import union.member.officer.OfficerDecision.Facts;
import union.member.officer.OfficerDecision.Posts;
import union.member.unit.Aftermath;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Key;
import union.platform.aggregate.Stored;
import union.platform.unit.Holding;
import union.platform.unit.UnitId;

/**
 * The officers of every unit (干部名册). That a chair's post has one holder at a time is a courtesy check over the
 * directory of posts: two appointments in the same instant are both stored, and both stand in the list until one ends.
 */
public final class Officers implements Aftermath {
    private final AggregateStore<Officer, OfficerEvent> store;
    private final Surroundings surroundings;
    private final Posts posts;
    private final Clock clock;

    /** @param clock in the federation's civil calendar */
    Officers(AggregateStore<Officer, OfficerEvent> store, Surroundings surroundings, Posts posts, Clock clock) {
        this.store = store;
        this.surroundings = surroundings;
        this.posts = posts;
        this.clock = clock;
    }

    /** Appoints, or puts the term of that id right. */
    public Answer<OfficerEvent> appoint(UnitId unit, String person, OfficerCommand.Appoint appoint, Act act) {
        return handle(new Holder(unit, person), appoint, act);
    }

    /** Ends a term; {@code lastDay} is the last day on which the post is held. */
    public Answer<OfficerEvent> end(UnitId unit, String person, OfficerCommand.End end, Act act) {
        return handle(new Holder(unit, person), end, act);
    }

    public Optional<Stored<Officer>> find(UnitId unit, String person) {
        return store.find(new Key(unit, person));
    }

    /** Who holds what in the unit at the end of that day, in the order of {@link #place}, after that place. */
    List<Holding> on(UnitId unit, LocalDate day, @Nullable String after, int limit) {
        return surroundings.officers().in(unit, day).stream().sorted(Comparator.comparing(Officers::place))
            .filter(held -> after == null || place(held).compareTo(after) > 0).limit(limit).toList();
    }

    /** Where a holding stands in the list: by post, then by person, then by term; a blank sorts before any of them. */
    static String place(Holding held) {
        return String.join(" ", held.post(), held.holder(), held.id());
    }

    /** Whether anyone was ever appointed in the unit. */
    public boolean any(UnitId unit) {
        return !store.list(unit, null, 1).isEmpty();
    }

    /** Whoever held a post in a unit holds it to the last day of the unit; what was to begin later never does. */
    @Override public void unitEnded(End end) {
        var after = Optional.<String>empty();
        do {
            var page = store.list(end.unit(), after.orElse(null), AggregateStore.LIST_MAX);
            page.forEach(officer -> officer.state().terms().forEach(term -> endWith(end, officer.key(), term)));
            after = Optional.of(page).filter(p -> p.size() == AggregateStore.LIST_MAX).map(p -> p.getLast().key().id());
        } while (after.isPresent());
    }

    private void endWith(End end, Key key, Term term) {
        var lastDay = end.on().isAfter(term.from()) ? end.on().minusDays(1) : term.from().minusDays(1);
        if (term.lastDay().filter(last -> !last.isAfter(lastDay)).isPresent()) return;
        var act = Act.caused(end.cause() + "~" + key.id() + "~" + term.id(), ACTOR, clock.instant(), end.cause());
        var answer = end(end.unit(), key.id(), new OfficerCommand.End(term.id(), lastDay, ""), act);
        if (answer instanceof Answer.Refused<OfficerEvent>(var reasons) && !reasons.equals(List.of(TERM_ENDED)))
            throw new IllegalStateException("a post outlives its unit: " + reasons);
    }

    Vacancies vacancies(UnitId unit, LocalDate day) {
        return surroundings.vacancies(unit, day);
    }

    /** The civil day now. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    private Answer<OfficerEvent> handle(Holder holder, OfficerCommand command, Act act) {
        var deed = new Deed(act.actor(), holder, act.at());
        var facts = new Facts(deed, surroundings.seat(holder), surroundings.others(holder), posts);
        return store.handle(new Key(holder.unit(), holder.person()), act,
            now -> OfficerDecision.decide(now, command, facts));
    }
}
