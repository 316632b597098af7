package union.reporting.figure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.Dimension;
import union.reporting.catalogue.Metric;
import union.reporting.catalogue.MetricKind;
import union.reporting.catalogue.Mode;
import union.reporting.figure.Fault.Code;
import union.reporting.figure.fact.Span;

/** Turns what a client wrote into a {@link Question}, or names everything that is wrong with it, not only the first. */
public final class Asking {
    public static final int YEAR_MIN = 1900;
    public static final int YEAR_MAX = 2199;
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTHS = Pattern.compile("[1-9]\\d{0,2}");
    private final Catalogue catalogue;
    private final Raw raw;
    private final String root;
    private final List<Fault> faults = new ArrayList<>();

    /** The request as written: {@code where} as {@code dimension:value}. */
    public record Raw(UnitId unit, String metric, Days days, List<String> where, Cut cut) {}

    /** A day, or a period. */
    public record Days(@Nullable String at, @Nullable String from, @Nullable String to) {}

    /** How the answer is cut and as of when. */
    public record Cut(@Nullable String by, @Nullable String perMonths, @Nullable String asOf) {
        public static final Cut NONE = new Cut(null, null, null);
    }

    /** Either the question, or the faults. */
    public sealed interface Asked {
        record Well(Question question) implements Asked {}

        record Ill(List<Fault> faults) implements Asked {}
    }

    private Asking(Catalogue catalogue, Raw raw, String root) {
        this.catalogue = catalogue;
        this.raw = raw;
        this.root = root;
    }

    /** {@code root} is where the pointers of faults begin: {@code /query} or {@code /body}. */
    public static Asked ask(Catalogue catalogue, Raw raw, String root) {
        var asking = new Asking(catalogue, raw, root);
        var metric = catalogue.find(raw.metric());
        if (metric.isEmpty())
            return new Asked.Ill(List.of(Fault.at(root + "/metric", Code.METRIC_UNKNOWN, "metric", raw.metric())));
        return asking.ask(metric.get());
    }

    private Asked ask(Metric metric) {
        var where = where(metric);
        var span = catalogue.isAt(metric) ? day() : period();
        by(metric, where);
        var perMonths = perMonths(metric, span);
        var asOf = asOf();
        if (!faults.isEmpty() || span.isEmpty()) return new Asked.Ill(List.copyOf(faults));
        var manner = new Question.Manner(raw.cut().by(), perMonths, asOf);
        return new Asked.Well(new Question(raw.unit(), metric, span.get(), where, manner));
    }

    private Map<String, String> where(Metric metric) {
        var where = new TreeMap<String, String>();
        for (var pair : raw.where()) {
            int colon = pair.indexOf(':');
            if (colon < 1) fault("/where", Code.WHERE_MALFORMED, "where", pair);
            else filter(metric, where, pair.substring(0, colon), pair.substring(colon + 1));
        }
        for (var dimension : metric.dimensions())
            if (dimension.mode() == Mode.SELECT && !where.containsKey(dimension.name()))
                fault("/where", Code.SELECT_MISSING, "dimension", dimension.name());
        if (Dimension.ACTUAL.equals(where.get(Dimension.BASIS))) where.remove(Dimension.BASIS);
        return where;
    }

    private void filter(Metric metric, Map<String, String> where, String name, String value) {
        var dimension = metric.dimensions().stream().filter(d -> d.name().equals(name)).findFirst();
        if (dimension.isEmpty()) fault("/where", Code.DIMENSION_UNKNOWN, "dimension", name);
        else if (!dimension.get().accepts(value)) fault("/where", Code.VALUE_UNKNOWN, "value", name + ":" + value);
        else if (where.put(name, value) != null) fault("/where", Code.DIMENSION_TWICE, "dimension", name);
    }

    private Optional<Span> day() {
        if (raw.days().at() == null || raw.days().from() != null || raw.days().to() != null) {
            fault("/at", Code.AT_NEEDED);
            return Optional.empty();
        }
        return date("/at", raw.days().at()).map(at -> new Span(at, at));
    }

    private Optional<Span> period() {
        if (raw.days().at() != null || raw.days().from() == null || raw.days().to() == null) {
            fault("/from", Code.PERIOD_NEEDED);
            return Optional.empty();
        }
        var from = date("/from", raw.days().from());
        var to = date("/to", raw.days().to());
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        if (from.get().isAfter(to.get())) {
            fault("/from", Code.PERIOD_BACKWARDS);
            return Optional.empty();
        }
        return Optional.of(new Span(from.get(), to.get()));
    }

    private Optional<LocalDate> date(String pointer, String text) {
        var day = DAY.matcher(text).matches() ? parsed(text) : null;
        if (day != null && day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX) return Optional.of(day);
        fault(pointer, Code.DATE_MALFORMED, "date", text);
        return Optional.empty();
    }

    /** 30 February has the form of a date and is none. */
    private static @Nullable LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private void by(Metric metric, Map<String, String> where) {
        var by = raw.cut().by();
        if (by == null) return;
        boolean known = by.equals(Question.BY_UNIT) || (metric.has(by) && !by.equals(Dimension.BASIS));
        if (!known) fault("/by", Code.BY_UNKNOWN, "dimension", by);
        else if (where.containsKey(by)) fault("/by", Code.BY_ALREADY_CHOSEN, "dimension", by);
        if (where.containsKey(Dimension.BASIS)) fault("/by", Code.BY_OF_PLANNED);
    }

    private @Nullable Integer perMonths(Metric metric, Optional<Span> span) {
        if (raw.cut().perMonths() == null) return null;
        if (!MONTHS.matcher(raw.cut().perMonths()).matches()) {
            fault("/perMonths", Code.PER_MONTHS_MALFORMED);
            return null;
        }
        int months = Integer.parseInt(raw.cut().perMonths());
        if (metric.kind() != MetricKind.FLOW && metric.kind() != MetricKind.DISTINCT)
            fault("/perMonths", Code.PER_MONTHS_KIND);
        else if (span.isPresent() && !Periods.isWhole(span.get(), months))
            fault("/perMonths", Code.PER_MONTHS_NOT_WHOLE, "months", raw.cut().perMonths());
        return months;
    }

    private @Nullable Instant asOf() {
        if (raw.cut().asOf() == null) return null;
        try {
            return Instant.parse(raw.cut().asOf());
        } catch (DateTimeException malformed) {
            fault("/asOf", Code.AS_OF_MALFORMED, "asOf", raw.cut().asOf());
            return null;
        }
    }

    private void fault(String pointer, Code code) {
        faults.add(Fault.at(root + pointer, code));
    }

    private void fault(String pointer, Code code, String name, String value) {
        faults.add(Fault.at(root + pointer, code, name, value));
    }
}
