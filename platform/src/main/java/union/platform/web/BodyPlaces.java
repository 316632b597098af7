package union.platform.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Where in the body something is wrong, and what. */
final class BodyPlaces {
    private BodyPlaces() {}

    static Problem.Place of(HttpMessageNotReadableException e) {
        if (!(e.getCause() instanceof JacksonException wrong))
            return new Problem.Place("/body", "malformed.body", Map.of());
        if (wrong instanceof ValueInstantiationException && wrong.getCause() instanceof Malformed m)
            return new Problem.Place(
                pointer(wrong) + (m.field().isEmpty() ? "" : "/" + m.field()), m.code(), m.values());
        if (wrong instanceof UnrecognizedPropertyException) return place(wrong, "malformed.unknown");
        return place(wrong, wrong instanceof StreamReadException ? "malformed.json" : "malformed.value");
    }

    private static Problem.Place place(JacksonException e, String code) {
        return new Problem.Place(pointer(e), code, Map.of());
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
            .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : escaped(step))
            .collect(Collectors.joining("/", e.getPath().isEmpty() ? "/body" : "/body/", ""));
    }

    /** RFC 6901, section 3. */
    private static String escaped(JacksonException.Reference step) {
        return step.getPropertyName().replace("~", "~0").replace("/", "~1");
    }
}
