package union.replay.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the figures of a case file against the catalogue. */
final class FigureDocument {
    private static final Set<String> FIELDS = Set.of("n", "metric", "unit", "value", "qualifier", "from", "to", "at",
        "per_months", "dims", "at_unit", "note", "why");

    private final Catalogue catalogue;
    private final String file;
    private final Set<String> keys;
    private final String reportingUnit;

    FigureDocument(Catalogue catalogue, String file, Set<String> keys, String reportingUnit) {
        this.catalogue = catalogue;
        this.file = file;
        this.keys = Set.copyOf(keys);
        this.reportingUnit = reportingUnit;
    }

    List<Figure> list(JsonNode array, boolean bases) {
        var figures = new ArrayList<Figure>();
        for (var json : array) figures.add(figure(json, bases));
        return figures;
    }

    private Figure figure(JsonNode json, boolean base) {
        var where = (base ? "base " : "figure " + json.path("n").asString("?") + " ")
            + json.path("metric").asString("?");
        if (!base && !json.path("n").isInt()) throw refused(where, "has no number n");
        if (base && !json.has("why") && !json.has("n")) throw refused(where, "does not say why");
        for (var field : json.propertyNames())
            if (!FIELDS.contains(field)) throw refused(where, "has the unknown field " + field);
        var metric = Optional.ofNullable(catalogue.metrics().get(json.path("metric").asString("")))
            .orElseThrow(() -> refused(where, "names no metric of the catalogue"));
        if (!json.path("unit").asString("").equals(metric.unit()))
            throw refused(where, "is not counted in " + metric.unit());
        var dims = dims(json.path("dims"), metric, where);
        var span = span(json, metric, where);
        var unit = json.hasNonNull("at_unit") ? json.get("at_unit").asString("") : reportingUnit;
        if (!keys.contains(unit)) throw refused(where, "is read at " + unit + ", which is no unit of the case");
        var stated = new Figure.Stated(value(json, metric, where), json.path("value").asString(""),
            qualifier(json, where));
        return new Figure(base ? null : json.get("n").intValue(), metric.code(), stated,
            new Figure.Period(span, perMonths(json, metric, span)), dims, unit);
    }

    private Map<String, String> dims(JsonNode json, Metric metric, String where) {
        if (!json.isObject()) throw refused(where, "has no dims");
        var dims = new HashMap<String, String>();
        for (var entry : json.properties()) {
            var value = entry.getValue().asString("");
            if (!metric.dims().contains(entry.getKey())) throw refused(where, "has no dimension " + entry.getKey());
            if (!catalogue.dimension(entry.getKey()).values().contains(value))
                throw refused(where, entry.getKey() + "=" + value + " is not a controlled value");
            dims.put(entry.getKey(), value);
        }
        for (var name : metric.dims())
            if (catalogue.dimension(name).mode() == Dimension.Mode.SELECT && !dims.containsKey(name))
                throw refused(where, "must name " + name);
        if ("actual".equals(dims.get(Figure.BASIS))) throw refused(where, "must leave basis out for actual values");
        return dims;
    }

    private Span span(JsonNode json, Metric metric, String where) {
        if (catalogue.readOnDay(metric)) {
            if (json.has("from") || json.has("to")) throw refused(where, "is read on one day, in at");
            return Span.day(day(json, "at", where));
        }
        if (json.has("at")) throw refused(where, "is read over a period, in from and to");
        var from = day(json, "from", where);
        var to = day(json, "to", where);
        if (to.isBefore(from)) throw refused(where, "ends before it begins");
        return new Span(from, to);
    }

    private LocalDate day(JsonNode json, String field, String where) {
        try {
            return LocalDate.parse(json.path(field).asString(""));
        } catch (DateTimeParseException e) {
            throw refused(where, "has no day in " + field);
        }
    }

    private BigDecimal value(JsonNode json, Metric metric, String where) {
        var value = json.path("value");
        if (metric.kind() == Metric.Kind.DATE) {
            if (!span(json, metric, where).contains(day(json, "value", where)))
                throw refused(where, "has a day outside its period");
            return BigDecimal.ZERO;
        }
        if (!value.isNumber() || value.decimalValue().signum() < 0) throw refused(where, "has no value of 0 or more");
        var amount = value.decimalValue();
        var fractions = metric.unit().equals("percent") || metric.unit().equals("yuan") || json.has("per_months");
        if (!fractions && amount.stripTrailingZeros().scale() > 0) throw refused(where, "is not a whole number");
        if (metric.unit().equals("yuan") && amount.stripTrailingZeros().scale() > 2)
            throw refused(where, "has more than two decimals");
        return amount;
    }

    private Qualifier qualifier(JsonNode json, String where) {
        if (!json.has("qualifier") || json.get("qualifier").isNull()) return Qualifier.EXACT;
        for (var qualifier : Qualifier.values())
            if (qualifier != Qualifier.EXACT && qualifier.code().equals(json.get("qualifier").asString("")))
                return qualifier;
        throw refused(where, "has the unknown qualifier " + json.get("qualifier").asString(""));
    }

    private int perMonths(JsonNode json, Metric metric, Span span) {
        if (!json.has("per_months")) return 0;
        var where = "figure " + json.path("n").asString("base") + " " + metric.code();
        var months = json.get("per_months");
        if (metric.kind() != Metric.Kind.FLOW && metric.kind() != Metric.Kind.DISTINCT)
            throw refused(where, "is a " + metric.kind().name().toLowerCase(Locale.ROOT) + " and has no per_months");
        if (!months.isInt() || !span.isMadeOf(months.intValue()))
            throw refused(where, "is not read over whole periods of per_months");
        return months.intValue();
    }

    private CaseRefused refused(String where, String why) {
        return new CaseRefused(file + ": " + where + " " + why + ".");
    }
}
