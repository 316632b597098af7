package union.reporting.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import union.reporting.catalogue.Metric;
import union.reporting.figure.Figure.Part;
import union.reporting.figure.fact.Span;

/**
 * Keeps small groups from being recognised (小群体保护): a sensitive metric, or a sensitive value of a dimension, comes to
 * a unit above only for calendar periods, and below {@link #SMALL_GROUP_MIN} not as a number. A unit's own figures are
 * never suppressed. Where parts add up to the whole that is told beside them, further ones are hidden until what is
 * hidden cannot be found by subtraction.
 */
public final class SmallGroups {
    public static final int SMALL_GROUP_MIN = 5;
    private static final BigDecimal MIN = BigDecimal.valueOf(SMALL_GROUP_MIN);

    /** From where the reader looks: within the unit itself, or from a unit above it. */
    public enum View { OWN, FROM_ABOVE }

    /** A part as it was read: the dimensions that it is of, and from where the reader sees it. */
    record Piece(Part part, Map<String, String> where, View view) {}

    private SmallGroups() {}

    /** Whether the amount may not be told as a number. */
    static boolean isSmall(Metric metric, Map<String, String> where, View view, Amount amount) {
        if (!metric.isSensitive(where) || view == View.OWN || amount.value() == null) return false;
        return counted(amount).signum() != 0 && counted(amount).compareTo(MIN) < 0;
    }

    /** The figure as its reader may see it; {@code adds} says that the pieces come to the whole. */
    static Figure protect(Figure plain, View view, List<Piece> pieces, boolean adds) {
        var question = plain.question();
        var hidden = new ArrayList<Piece>();
        for (var piece : pieces)
            if (isSmall(question.metric(), piece.where(), piece.view(), piece.part().amount())) hidden.add(piece);
        boolean whole = isSmall(question.metric(), question.where(), view, plain.amount());
        if (adds && !whole && !hidden.isEmpty()) whole = !hideMore(pieces, hidden);
        var parts = pieces.stream().map(piece -> hidden.contains(piece)
                ? new Part(piece.part().by(), piece.part().value(), Amount.HIDDEN) : piece.part()).toList();
        return new Figure(question, whole ? Amount.HIDDEN : plain.amount(), parts);
    }

    /** Hides the smallest of what is shown until what is hidden stays open; false where too little is there to hide. */
    private static boolean hideMore(List<Piece> pieces, List<Piece> hidden) {
        var shown = new ArrayList<>(pieces);
        shown.removeAll(hidden);
        shown.removeIf(piece -> piece.view() == View.OWN || piece.part().amount().value() == null);
        shown.sort(Comparator.comparing(piece -> counted(piece.part().amount())));
        while (!staysOpen(hidden) && !shown.isEmpty()) hidden.add(shown.removeFirst());
        return staysOpen(hidden);
    }

    private static boolean staysOpen(List<Piece> hidden) {
        var sum = hidden.stream().map(piece -> counted(piece.part().amount())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return hidden.size() > 1 && sum.compareTo(MIN) >= 0;
    }

    private static BigDecimal counted(Amount amount) {
        if (amount.parts() != null) return amount.parts().numerator();
        return amount.value() == null ? BigDecimal.ZERO : amount.value();
    }

    /** What is wrong with the period of a question from above, if anything. */
    public static Optional<Fault> faultOf(Question question, View view) {
        if (view == View.OWN || isCalendar(question.span()) || !mayBeSensitive(question)) return Optional.empty();
        return Optional.of(Fault.at("/query/from", Fault.Code.CALENDAR_PERIOD_NEEDED));
    }

    private static boolean mayBeSensitive(Question question) {
        return question.metric().isSensitive(question.where()) || question.metric().dimensions().stream()
                .anyMatch(dimension -> dimension.name().equals(question.manner().by()) && dimension.isSensitive());
    }

    private static boolean isCalendar(Span span) {
        return Periods.isCalendar(span) || (span.from().equals(span.to()) && isMonthEnd(span));
    }

    private static boolean isMonthEnd(Span span) {
        return span.to().plusDays(1).getDayOfMonth() == 1;
    }
}
