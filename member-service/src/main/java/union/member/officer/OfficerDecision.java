package union.member.officer;

import static union.member.officer.OfficerRule.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import union.member.figure.Movement;
import union.member.officer.Officer.Entry;
import union.member.officer.Officer.Holder;
import union.member.officer.OfficerCommand.Appoint;
import union.member.officer.OfficerCommand.End;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;
import union.platform.unit.Holding;

/** Decides on posts, purely: every broken rule, or what happened and what it moves. */
final class OfficerDecision {
    /** Who acts, on whom, when. */
    record Deed(String actor, Holder holder, Instant at) {}

    /** What the tree and the person's record say; {@code firstDay} is empty for a unit that nobody knows. */
    record Seat(Optional<LocalDate> firstDay, Optional<LocalDate> dissolvedOn, Optional<LocalDate> birthDate) {}

    /**
     * What a holder's document cannot know.
     *
     * @param others holdings of others in the unit, ever; may be stale by a moment, for courtesy
     */
    record Facts(Deed deed, Seat seat, List<Holding> others, Posts posts) {}

    /** The federation's list of posts, and which of them one person at a time holds in a unit. */
    record Posts(Set<String> known, Set<String> single) {}

    private final Officer now;
    private final Facts facts;
    private final List<Refusal> broken = new ArrayList<>();

    private OfficerDecision(Officer now, Facts facts) {
        this.now = now;
        this.facts = facts;
    }

    static Outcome<OfficerEvent> decide(Officer now, OfficerCommand command, Facts facts) {
        var decision = new OfficerDecision(now, facts);
        return switch (command) {
            case Appoint c -> decision.appoint(c);
            case End c -> decision.end(c);
        };
    }

    private Outcome<OfficerEvent> appoint(Appoint c) {
        var asked = c.term();
        var before = now.term(asked.id());
        var term = before.flatMap(Term::endedOn).map(asked::end).orElse(asked);
        if (before.filter(term::equals).isPresent()) return Outcome.accept();
        checkTerm(term);
        checkSeat(term);
        checkOverlaps(term);
        if (!broken.isEmpty()) return new Outcome.Refused<>(broken);
        if (before.isEmpty()) {
            var moved = Officer.movements(now.terms(), now.plus(term));
            var entry = entry("appointed", term.id(), c.documentNumber(), moved);
            return Outcome.accept(new OfficerEvent.Appointed(holder(), term, entry));
        }
        var on = before.get().from().isBefore(term.from()) ? before.get().from() : term.from();
        var moved = Officer.movements(now.terms(), now.replaced(term));
        var entry = entry("corrected", term.id(), c.documentNumber(), moved);
        return Outcome.accept(new OfficerEvent.Corrected(holder(), term, entry, on));
    }

    private void checkTerm(Term term) {
        refuseIf(!facts.posts().known().contains(term.post()), POST_UNKNOWN.with("post", term.post()));
        boolean backwards = term.until().filter(until -> until.isBefore(term.from())).isPresent();
        refuseIf(backwards, TERM_ENDS_BEFORE_IT_BEGINS.with("from", term.from()));
        refuseIf(facts.deed().actor().equals(holder().person()), APPOINTEE_MAY_NOT_DECIDE);
        boolean full = (now.term(term.id()).isEmpty() && now.terms().size() >= Officer.TERMS_MAX)
            || now.entries().size() >= Officer.ENTRIES_MAX;
        refuseIf(full, TOO_MANY_TERMS.with("max", Officer.TERMS_MAX));
    }

    private void checkSeat(Term term) {
        var seat = facts.seat();
        boolean early = seat.firstDay().filter(first -> !term.from().isBefore(first)).isEmpty();
        var first = seat.firstDay().map(LocalDate::toString).orElse("-");
        refuseIf(early, TERM_BEFORE_UNIT.with("from", term.from()).with("first", first));
        boolean gone = seat.dissolvedOn().filter(day -> !term.from().isBefore(day)).isPresent();
        refuseIf(gone, UNIT_DISSOLVED.with("unit", holder().unit()));
        refuseIf(seat.birthDate().isEmpty(), PERSON_NOT_REGISTERED.with("person", holder().person()));
        boolean unborn = seat.birthDate().filter(term.from()::isBefore).isPresent();
        refuseIf(unborn, DATE_BEFORE_BIRTH.with("on", term.from()));
    }

    private void checkOverlaps(Term term) {
        boolean twice = now.terms().stream().anyMatch(t -> !t.id().equals(term.id()) && t.post().equals(term.post())
            && t.overlaps(term.from(), term.lastDay()));
        refuseIf(twice, ALREADY_HOLDS_POST.with("post", term.post()));
        if (term.acting() || !facts.posts().single().contains(term.post())) return;
        facts.others().stream().filter(other -> !other.acting() && other.post().equals(term.post()))
            .filter(other -> overlaps(other, term)).findFirst().ifPresent(other ->
                broken.add(POST_TAKEN.with("post", term.post()).with("holder", other.holder())));
    }

    private static boolean overlaps(Holding other, Term term) {
        boolean held = other.until().filter(last -> last.isBefore(other.from())).isEmpty();
        return held && term.held() && term.lastDay().filter(other.from()::isAfter).isEmpty()
            && other.until().filter(term.from()::isAfter).isEmpty();
    }

    private Outcome<OfficerEvent> end(End c) {
        var found = now.term(c.id());
        refuseIf(found.isEmpty(), NO_SUCH_TERM.with("id", c.id()));
        found.ifPresent(term -> {
            refuseIf(term.lastDay().filter(last -> !last.isAfter(c.on())).isPresent(), TERM_ENDED);
            boolean backwards = c.on().isBefore(term.from().minusDays(1));
            refuseIf(backwards, TERM_ENDS_BEFORE_IT_BEGINS.with("from", term.from()));
        });
        if (!broken.isEmpty()) return new Outcome.Refused<>(broken);
        var ended = found.orElseThrow().end(c.on());
        var entry = entry("ended", ended.id(), c.reason(), Officer.movements(now.terms(), now.replaced(ended)));
        return Outcome.accept(new OfficerEvent.Ended(holder(), ended, entry, c.on()));
    }

    private Entry entry(String change, String term, String note, List<Movement> movements) {
        return new Entry(now.entries().size() + 1, facts.deed().at(), facts.deed().actor(), change, term, note,
            movements);
    }

    private Holder holder() {
        return facts.deed().holder();
    }

    private void refuseIf(boolean breaks, Refusal rule) {
        if (breaks) broken.add(rule);
    }
}
