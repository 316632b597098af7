package union.reporting.figure.sum;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import union.reporting.figure.fact.Fact;

/** What facts come to, page by page, while they stream by: nothing is kept of the facts themselves. */
public final class Recount {
    private final Map<Page, Sheet> sheets = new HashMap<>();

    /** The lines of one page, and up to where each partition is counted in them. */
    record Sheet(Map<Pages.Key, Long> lines, Map<String, Long> marks) {
        Sheet() {
            this(new HashMap<>(), new HashMap<>());
        }
    }

    public void add(Fact fact) {
        for (var page : Page.of(fact.metric(), fact.unit(), fact.on())) {
            var sheet = sheets.computeIfAbsent(page, _ -> new Sheet());
            sheet.lines.merge(Pages.key(page, fact), fact.count(), Long::sum);
            sheet.marks.merge(fact.source().partition(), fact.source().offset(), Math::max);
        }
    }

    public Set<Page> pages() {
        return sheets.keySet();
    }

    Sheet sheet(Page page) {
        return sheets.getOrDefault(page, new Sheet());
    }
}
