package union.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import union.testing.Contracts;

/** The description of the service is part of what it promises. */
class OpenApiTest {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    @Test void the_service_describes_itself_as_promised() {
        var description = RunningMember.get().get("/openapi.json", "").body();

        assertThat(description.path("openapi").asString()).startsWith("3.1");
        ((ObjectNode) description).remove("servers"); // the port of this run
        Contracts.stated(Path.of("openapi", "member.json"), description.toString());
    }

    @Test void the_operations_of_tree_and_registers_say_what_they_do() {
        var described = RunningMember.get().get("/openapi.json", "").body().path("paths").properties().stream()
            .filter(path -> path.getKey()
                .matches(".*/(structure|employers|sites|officers|vacancies)(/.*)?|/roots/[^/]*"))
            .flatMap(path -> METHODS.stream().map(path.getValue()::path)).filter(JsonNode::isObject).toList();

        assertThat(described).hasSizeGreaterThan(20)
            .allSatisfy(operation -> assertThat(operation.path("summary").asString()).isNotBlank());
    }
}
