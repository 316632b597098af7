package union.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.json.JsonMapper;
import union.platform.aggregate.Shape;
import union.testing.Contracts;

/** Events as they go to the broker, compared with what is promised in {@code contracts/}. */
public final class Wire {
    /** Written as the service writes: what is null is left out. */
    private static final JsonMapper JSON = JsonMapper.builder()
        .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL)).build();

    private Wire() {}

    public static <S, E> void produced(Shape<S, E, ?> shape, S before, E event) {
        var form = shape.eventForm(shape.evolve(before, event), event);
        Contracts.produced(shape.topic(), form.kind(), JSON.writeValueAsString(form.data()));
    }
}
