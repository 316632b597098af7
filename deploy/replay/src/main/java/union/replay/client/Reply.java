package union.replay.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the federation answered. */
record Reply(int status, Optional<Long> version, Map<String, Object> body) {
    boolean ok() {
        return status >= 200 && status < 300;
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(body.get(field)).map(Object::toString);
    }

    /** A field of an object within the answer, as text. */
    Optional<String> text(String object, String field) {
        return body.get(object) instanceof Map<?, ?> inner
            ? Optional.ofNullable(inner.get(field)).map(Object::toString) : Optional.empty();
    }

    /** The value of the part that is told for this unit. */
    Optional<String> partOf(String unit) {
        if (!(body.get("parts") instanceof List<?> parts)) return Optional.empty();
        return parts.stream().filter(Map.class::isInstance).map(Map.class::cast)
            .filter(part -> part.get("by") instanceof Map<?, ?> by && unit.equals(by.get("unit")))
            .map(part -> String.valueOf(part.get("value"))).findFirst();
    }

    /** The codes of all broken rules of a refusal. */
    List<String> codes() {
        if (!(body.get("reasons") instanceof List<?> reasons)) return List.of();
        return reasons.stream().filter(Map.class::isInstance).map(Map.class::cast)
            .map(reason -> String.valueOf(reason.get("code"))).toList();
    }

    String inWords() {
        var why = codes().isEmpty() ? text("detail").or(() -> text("title")).orElse("")
            : codes().stream().collect(Collectors.joining(", "));
        return why.isEmpty() ? Integer.toString(status) : status + " " + why.replaceAll("\\.$", "");
    }
}
