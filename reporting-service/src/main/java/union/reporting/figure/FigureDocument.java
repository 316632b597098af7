package union.reporting.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import union.reporting.figure.Amount.Reported;
import union.reporting.figure.Figure.Part;
import union.reporting.figure.intake.Freshness;

/** A figure as clients see it. Values are decimal strings; a figure without a value has none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FigureDocument(
        String unit, String metric, String kind, String countingUnit, @Nullable String at, @Nullable String from,
        @Nullable String to, Map<String, String> where, @Nullable Instant asOf, @Nullable Freshness freshness,
        String status, @Nullable String value, @Nullable String numerator, @Nullable String denominator,
        @Nullable Reported reported, @Nullable List<PartDocument> parts) {

    /** The part for one value; what states no value of the dimension is the part whose value is empty. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartDocument(Map<String, String> by, String status, @Nullable String value,
                               @Nullable String numerator, @Nullable String denominator, @Nullable Reported reported) {
        static PartDocument of(Part part) {
            var amount = part.amount();
            return new PartDocument(Map.of(part.by(), part.value()), statusOf(amount), text(amount.value()),
                    numeratorOf(amount), denominatorOf(amount), amount.reported());
        }
    }

    /** {@code day} says whether the question names a day. */
    public static FigureDocument of(Figures.Read read, boolean day) {
        var question = read.figure().question();
        var amount = read.figure().amount();
        var span = question.span();
        var parts = question.manner().by() == null ? null
                : read.figure().parts().stream().map(PartDocument::of).toList();
        return new FigureDocument(question.unit().value(), question.metric().code(), code(question.metric().kind()),
                question.metric().unit().code(), day ? span.to().toString() : null,
                day ? null : span.from().toString(), day ? null : span.to().toString(), question.where(), read.asOf(),
                read.freshness(), statusOf(amount), text(amount.value()),
                numeratorOf(amount), denominatorOf(amount), amount.reported(), parts);
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String statusOf(Amount amount) {
        return code(amount.status());
    }

    private static @Nullable String numeratorOf(Amount amount) {
        return amount.parts() == null ? null : text(amount.parts().numerator());
    }

    private static @Nullable String denominatorOf(Amount amount) {
        return amount.parts() == null ? null : text(amount.parts().denominator());
    }

    private static @Nullable String text(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
