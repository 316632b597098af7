package union.reporting.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.CatalogueDocument;
import union.reporting.catalogue.Metric;
import union.reporting.catalogue.MetricKind;
import union.reporting.figure.fact.Span;
import union.testing.Generator;

/** Random questions that the catalogue allows, at the edges of months and years as often as in between. */
public final class Questions {
    /**
     * The catalogue of this build, with one distinct metric fed, so that its reading is checked before a topic feeds
     * it.
     */
    public static final Catalogue CATALOGUE = withFed("training.persons");
    private static final List<String> METRICS = List.of("member.roll", "member.joined", "unit.count", "unit.changes",
            "officer.count", "staff.count", "training.persons", "unit.org_rate", "member.rate", "staff.share");

    private Questions() {}

    static boolean isSum(Question question) {
        return question.metric().kind() == MetricKind.FLOW || question.metric().kind() == MetricKind.STOCK;
    }

    public static List<Question> some(Generator draw, UnitId unit, int count) {
        var questions = new ArrayList<Question>();
        for (int i = 0; i < count; i++) questions.add(one(draw, unit, CATALOGUE.metric(draw.pick(METRICS))));
        return questions;
    }

    private static Question one(Generator draw, UnitId unit, Metric metric) {
        var to = day(draw);
        var from = CATALOGUE.isAt(metric) ? to : day(draw);
        var span = from.isAfter(to) ? new Span(to, from) : new Span(from, to);
        var where = where(draw, metric.code());
        var by = draw.chance(25) ? by(metric, where) : null;
        return new Question(unit, metric, span, where, new Question.Manner(by, null, null));
    }

    private static @Nullable String by(Metric metric, Map<String, String> where) {
        return metric.has("employment") && !where.containsKey("employment") && metric.kind() != MetricKind.RATE
                && !metric.observed() ? "employment" : Question.BY_UNIT;
    }

    private static LocalDate day(Generator draw) {
        var day = draw.date(RandomHistory.FIRST, RandomHistory.LAST);
        return switch (draw.between(0, 4)) {
            case 0 -> day.withDayOfYear(1);
            case 1 -> day.withMonth(12).withDayOfMonth(31);
            case 2 -> day.withDayOfMonth(1);
            default -> day;
        };
    }

    private static Map<String, String> where(Generator draw, String metric) {
        var where = new TreeMap<String, String>();
        switch (metric) {
            case "member.roll" -> {
                if (draw.chance(40)) where.put("employment", draw.pick(List.of("postdoc", "dispatched", "contract")));
                if (draw.chance(30)) where.put("age_band", draw.pick(List.of("youth", "under_40")));
            }
            case "member.joined" -> where.put("join_stage", "admitted");
            case "unit.count" -> where.put("unit_kind",
                    draw.pick(List.of("sub_union", "group", "enterprise", "department")));
            case "unit.changes" -> where.put("change", draw.pick(List.of("founded", "re_parented")));
            case "officer.count" -> {
                if (draw.chance(50)) where.put("post", "chair");
            }
            case "staff.count" -> {
                if (draw.chance(50)) where.put("age_band", "under_40");
            }
            case "staff.share" -> where.put("age_band", "under_40");
            default -> { }
        }
        return where;
    }

    private static Catalogue withFed(String code) {
        var built = CatalogueDocument.load();
        var metrics = built.metrics().stream().map(metric -> !metric.code().equals(code) ? metric
                : new Metric(metric.names(), metric.kind(), metric.unit(), metric.dimensions(), null,
                        new Metric.Marks(true, false, false))).toList();
        return new Catalogue(metrics, List.copyOf(built.dimensions()));
    }
}
