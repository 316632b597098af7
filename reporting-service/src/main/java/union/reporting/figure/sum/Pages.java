package union.reporting.figure.sum;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.Span;

/** The arithmetic of pages: what a fact adds to them, and what a span reads off them. */
public final class Pages {
    private Pages() {}

    /** What facts add, page by page and line by line. */
    public static Map<Page, Map<Key, Long>> of(Collection<Fact> facts) {
        var added = new HashMap<Page, Map<Key, Long>>();
        for (var fact : facts)
            for (var page : Page.of(fact.metric(), fact.unit(), fact.on()))
                added.computeIfAbsent(page, _ -> new HashMap<>())
                        .merge(key(page, fact), fact.count(), Long::sum);
        return added;
    }

    static Key key(Page page, Fact fact) {
        return new Key(page.isYear() ? 0 : fact.on().getDayOfMonth(), fact.dims());
    }

    /** Names a line within its page. */
    public record Key(int day, Dims dims) {}

    /** What one page contributes to a span, dimensions by dimensions. */
    public static void read(Page page, List<Line> lines, Span span, Map<Dims, Long> into) {
        if (!page.covers(span)) return;
        for (var line : lines)
            if (page.isYear() || span.contains(YearMonth.parse(page.period()).atDay(line.day())))
                into.merge(line.dims(), line.count(), Long::sum);
    }
}
