package union.replay;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import union.replay.client.Verdict;
import union.replay.client.Verdict.Outcome;
import union.replay.source.Figure;
import union.replay.source.Qualifier;
import union.replay.source.Span;

/** The report for people: one line per figure, level by level from the top of the tree. */
final class FigureTable {
    private final String title;
    private final List<Verdict> verdicts;

    FigureTable(String title, List<Verdict> verdicts) {
        this.title = title;
        this.verdicts = List.copyOf(verdicts);
    }

    List<String> lines() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "metric", "dimensions", "when", "expected", "read"));
        var units = new ArrayList<String>();
        units.add("");
        for (var verdict : verdicts.stream().sorted(Comparator.comparingInt(Verdict::depth)).toList()) {
            rows.add(cells(verdict));
            units.add("  ".repeat(verdict.depth()) + verdict.unit());
        }
        var lines = new ArrayList<>(List.of("", title));
        lines.addAll(aligned(rows, units));
        return lines;
    }

    private static List<String> aligned(List<List<String>> rows, List<String> units) {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows)
            for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], row.get(i).length());
        var lines = new ArrayList<String>();
        for (int row = 0; row < rows.size(); row++) {
            if (row > 0 && !units.get(row).equals(units.get(row - 1))) lines.add(units.get(row));
            var line = new StringBuilder("  ");
            for (int i = 0; i < widths.length; i++)
                line.append(padded(rows.get(row).get(i), widths[i], i >= 4)).append("  ");
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String padded(String text, int width, boolean right) {
        var space = " ".repeat(Math.max(0, width - text.length()));
        return right ? space + text : text + space;
    }

    private static List<String> cells(Verdict verdict) {
        var figure = verdict.figure();
        var metric = figure.metric() + (figure.isBase() ? " (base)" : "");
        return List.of(verdict.outcome().toString(), metric, dims(figure), when(figure), expected(figure),
            verdict.read());
    }

    private static String dims(Figure figure) {
        return String.join(", ", new TreeMap<>(figure.dims()).values());
    }

    private static String when(Figure figure) {
        var mean = figure.perMonths() > 0 ? ", mean of " + figure.perMonths() + " months" : "";
        return days(figure.span()) + mean;
    }

    /** A year, a month or several, or the days themselves. */
    private static String days(Span span) {
        if (span.from().equals(span.to())) return span.to().toString();
        var whole = span.from().getDayOfMonth() == 1 && span.to().plusDays(1).getDayOfMonth() == 1;
        if (!whole) return span.from() + "…" + span.to();
        if (span.from().plusYears(1).equals(span.to().plusDays(1)) && span.from().getDayOfYear() == 1)
            return Integer.toString(span.from().getYear());
        var first = YearMonth.from(span.from());
        var last = YearMonth.from(span.to());
        return first.equals(last) ? first.toString() : first + "…" + last;
    }

    private static String expected(Figure figure) {
        var words = figure.qualifier() == Qualifier.EXACT ? "" : figure.qualifier().code().replace('_', ' ') + " ";
        return words + figure.stated().shown();
    }

    /** N of M figures read back equal, K uncovered. */
    static String summary(List<Verdict> verdicts) {
        var uncovered = count(verdicts, Outcome.UNCOVERED);
        return "%d of %d figures read back equal, %d uncovered".formatted(count(verdicts, Outcome.OK),
            verdicts.size() - uncovered, uncovered);
    }

    private static long count(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    static boolean allRight(List<Verdict> verdicts) {
        return count(verdicts, Outcome.OK) + count(verdicts, Outcome.UNCOVERED) == verdicts.size();
    }
}
