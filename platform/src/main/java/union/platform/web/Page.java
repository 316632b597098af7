package union.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list: at most 200 items, and the opaque cursor to go on with, absent at the end. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {
    public static final int LIMIT_MAX = 200;
    public static final int LIMIT_DEFAULT = 50;
    private static final int CURSOR_LENGTH_MAX = 600;

    public Page {
        items = List.copyOf(items);
    }

    /** A page of what was found; a full one names the last item's place as its cursor. */
    public static <S, T> Page<T> of(List<S> found, int limit, Function<S, String> place, Function<S, T> item) {
        var next = found.size() < limit || found.isEmpty() ? null : cursor(place.apply(found.getLast()));
        return new Page<>(found.stream().map(item).toList(), next);
    }

    public static String cursor(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** The place behind a cursor, or null when the list is read from its beginning. */
    public static @Nullable String place(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) return null;
        try {
            if (cursor.length() > CURSOR_LENGTH_MAX) throw new IllegalArgumentException("too long");
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("/query/after", "malformed.cursor");
        }
    }

    /** The limit asked for, 1 to 200; 50 when none is. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) return LIMIT_DEFAULT;
        if (asked < 1 || asked > LIMIT_MAX) throw Problem.malformed("/query/limit", "malformed.limit");
        return asked;
    }
}
