package union.member.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import union.platform.unit.UnitId;
import union.platform.web.Problem;

/**
 * Checks the fields of one request and names every one that is malformed, not only the first. A malformed field reads
 * as its fallback, which goes nowhere: {@link #check()} stands between the reading and the deciding.
 */
public final class Fields {
    /** No union is older than this; an earlier date is a slip of the pen. */
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    public static final int SITE_LENGTH_MAX = 40;
    private static final Pattern SITE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final UnitId NO_UNIT = new UnitId("none");

    private final List<Problem.Place> wrong = new ArrayList<>();

    /** A text that must be there, of at most so many characters, without leading or trailing blanks. */
    public String text(String field, @Nullable String value, int max) {
        if (value == null || value.isBlank()) return wrong(field, "malformed.required", Map.of(), "");
        return optional(field, value, max);
    }

    /** A text that may be missing; then it is empty. */
    public String optional(String field, @Nullable String value, int max) {
        if (value == null) return "";
        var text = value.strip();
        if (text.length() <= max) return text;
        return wrong(field, "malformed.too-long", Map.of("max", String.valueOf(max)), "");
    }

    public LocalDate date(String field, @Nullable LocalDate value) {
        if (value == null) return wrong(field, "malformed.required", Map.of(), EARLIEST);
        if (value.isBefore(EARLIEST) || value.getYear() > 9999)
            return wrong(field, "malformed.date-range", Map.of("earliest", EARLIEST.toString()), EARLIEST);
        return value;
    }

    public UnitId unit(String field, @Nullable String value) {
        if (value == null) return wrong(field, "malformed.required", Map.of(), NO_UNIT);
        try {
            return new UnitId(value);
        } catch (IllegalArgumentException e) {
            return wrong(field, "malformed.unit", Map.of(), NO_UNIT);
        }
    }

    public Optional<UnitId> maybeUnit(String field, @Nullable String value) {
        return value == null ? Optional.empty() : Optional.of(unit(field, value));
    }

    /** One of the controlled codes. */
    public <T> T code(String field, @Nullable String value, Function<String, Optional<T>> codes, T fallback) {
        if (value == null) return wrong(field, "malformed.required", Map.of(), fallback);
        return codes.apply(value).orElseGet(() -> wrong(field, "malformed.code", Map.of("code", value), fallback));
    }

    public <T> Optional<T> maybeCode(
            String field, @Nullable String value, Function<String, Optional<T>> codes) {
        if (value == null) return Optional.empty();
        var found = codes.apply(value);
        if (found.isEmpty()) wrong(field, "malformed.code", Map.of("code", value), "");
        return found;
    }

    /** The list of sites is open; a code is a short word in small letters. */
    public static Optional<String> siteCode(String code) {
        return Optional.of(code).filter(c -> c.length() <= SITE_LENGTH_MAX && SITE.matcher(c).matches());
    }

    /** Something else about a field that must hold. */
    public void require(boolean holds, String field, String code) {
        if (!holds) wrong(field, code, Map.of(), "");
    }

    /** Ends the reading: 400 with every malformed field, or nothing. */
    public void check() {
        if (!wrong.isEmpty()) throw Problem.malformed(wrong);
    }

    private <T> T wrong(String field, String code, Map<String, String> values, T fallback) {
        wrong.add(new Problem.Place("/body/" + field, code, values));
        return fallback;
    }
}
