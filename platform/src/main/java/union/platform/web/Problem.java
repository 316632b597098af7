package union.platform.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import union.platform.aggregate.Refusal;

/**
 * An answer other than success, as RFC 9457 problem details. The type is {@code urn:union:<code>}; title and detail
 * are found in the bundles under {@code problem.<code>.title} and {@code problem.<code>.detail}.
 */
public final class Problem extends RuntimeException {
    /** One malformed place: a JSON pointer (RFC 6901) below /body, /query, /path or /header, and a message code. */
    public record Place(String pointer, String code, Map<String, String> values) {}

    private final HttpStatus status;
    private final String code;
    private final transient List<Place> places;
    private final transient List<Refusal> reasons;

    private Problem(HttpStatus status, String code, List<Place> places, List<? extends Refusal> reasons) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.places = List.copyOf(places);
        this.reasons = List.copyOf(reasons);
    }

    public static Problem of(HttpStatus status, String code) {
        return new Problem(status, code, List.of(), List.of());
    }

    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "not-found");
    }

    public static Problem unauthenticated() {
        return of(HttpStatus.UNAUTHORIZED, "unauthenticated");
    }

    public static Problem refused(List<? extends Refusal> reasons) {
        return new Problem(HttpStatus.CONFLICT, "refused", List.of(), reasons);
    }

    public static Problem malformed(List<Place> places) {
        return new Problem(HttpStatus.BAD_REQUEST, "malformed", places, List.of());
    }

    /** One malformed place, for example {@code malformed("/query/at", "malformed.date")}. */
    public static Problem malformed(String pointer, String code) {
        return malformed(List.of(new Place(pointer, code, Map.of())));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Place> places() {
        return places;
    }

    public List<Refusal> reasons() {
        return reasons;
    }
}
