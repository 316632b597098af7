package union.reporting.figure;

import java.util.Optional;
import union.reporting.catalogue.Metric;
import union.reporting.figure.fact.Span;

/**
 * Keeps small groups from being recognised (小群体保护): a sensitive metric comes to a unit above only for calendar
 * periods, and below {@link #SMALL_GROUP_MIN} not as a number. A unit's own figures are never suppressed.
 */
public final class SmallGroups {
    public static final int SMALL_GROUP_MIN = 5;

    /** From where the reader looks: within the unit itself, or from a unit above it. */
    public enum View { OWN, FROM_ABOVE }

    private SmallGroups() {}

    static Amount protect(Metric metric, View view, Amount amount) {
        if (!metric.marks().sensitive() || view == View.OWN || amount.value() == null) return amount;
        var counted = amount.parts() == null ? amount.value() : amount.parts().numerator();
        boolean small = counted.signum() != 0 && counted.compareTo(java.math.BigDecimal.valueOf(SMALL_GROUP_MIN)) < 0;
        return small ? Amount.HIDDEN : amount;
    }

    /** What is wrong with the period of a question from above, if anything. */
    public static Optional<Fault> faultOf(Question question, View view) {
        if (!question.metric().marks().sensitive() || view == View.OWN || isCalendar(question.span()))
            return Optional.empty();
        return Optional.of(Fault.at("/query/from", Fault.Code.CALENDAR_PERIOD_NEEDED));
    }

    private static boolean isCalendar(Span span) {
        return Periods.isCalendar(span) || (span.from().equals(span.to()) && isMonthEnd(span));
    }

    private static boolean isMonthEnd(Span span) {
        return span.to().plusDays(1).getDayOfMonth() == 1;
    }
}
