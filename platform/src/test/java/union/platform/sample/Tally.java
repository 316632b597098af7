package union.platform.sample;

import java.time.LocalDate;
import java.util.List;
import union.platform.aggregate.EventForm;
import union.platform.aggregate.Outcome;
import union.platform.aggregate.Refusal;
import union.platform.aggregate.Shape;

/** The smallest aggregate there is: a number that grows. */
public record Tally(int total) {
    public static final String TOPIC = "union.sample.tally.v1";
    public static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    public static final int TOTAL_MAX = 10_000;

    public record Added(int count) {}

    public enum Rule implements Refusal {
        NOTHING_TO_ADD, TOTAL_WITHIN_LIMIT;

        @Override public String citation() {
            return this == TOTAL_WITHIN_LIMIT ? "sample art. 1" : "";
        }
    }

    public static Outcome<Added> add(Tally now, int count) {
        var broken = new java.util.ArrayList<Refusal>();
        if (count <= 0) broken.add(Rule.NOTHING_TO_ADD);
        if (Math.abs(now.total + count) > TOTAL_MAX) broken.add(Rule.TOTAL_WITHIN_LIMIT.with("max", TOTAL_MAX));
        return Outcome.unless(List.copyOf(broken), new Added(count));
    }

    public record TallyDocument(int total) {}

    public record AddedDocument(int count, int total) {}

    public static final class TallyShape implements Shape<Tally, Added, TallyDocument> {
        @Override public String topic() {
            return TOPIC;
        }

        @Override public Tally none() {
            return new Tally(0);
        }

        @Override public Tally evolve(Tally state, Added event) {
            return new Tally(state.total + event.count());
        }

        @Override public Class<TallyDocument> form() {
            return TallyDocument.class;
        }

        @Override public TallyDocument toForm(Tally state) {
            return new TallyDocument(state.total);
        }

        @Override public Tally fromForm(TallyDocument form) {
            return new Tally(form.total());
        }

        @Override public EventForm eventForm(Tally after, Added event) {
            return new EventForm("added", DAY, new AddedDocument(event.count(), after.total));
        }
    }
}
