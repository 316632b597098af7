package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import union.testing.OpenApiFaults;

/** The merged file of what the services really promise ({@code contracts/openapi}). */
class PromisedOpenApiTest {
    private static final TreeMap<Part, ObjectNode> FILES = new TreeMap<>();
    private static JsonNode merged;

    @BeforeAll
    static void read_the_contracts() throws IOException {
        var contracts = Path.of(System.getProperty("union.root"), "contracts", "openapi");
        for (var part : Part.values()) {
            var file = contracts.resolve(part.prefix() + ".json");
            if (Files.exists(file)) {
                FILES.put(part, OpenApiDocument.read(Files.readString(file)));
            }
        }
        merged = JsonMapper.shared().readTree(
                OpenApiDocument.merge(FILES, new TreeSet<>(), URI.create("http://localhost:8080")));
    }

    @Test
    void the_merged_file_is_valid_openapi_3_1() {
        assertThat(FILES).isNotEmpty();
        assertThat(OpenApiFaults.of(merged)).isEmpty();
    }

    @Test
    void it_has_every_operation_of_every_part_and_the_gateway_s_own_and_no_other() {
        var promised = FILES.entrySet().stream().flatMap(file -> OpenApiFaults.operationsOf(file.getValue())
                .map(operation -> operation.replaceFirst(" /(" + file.getKey().prefix() + "(?=/|$))?/?",
                        " /" + file.getKey().prefix() + "/")));

        assertThat(OpenApiFaults.operationsOf(merged).toList())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(promised, Stream.of("GET /health")).toList());
    }

    @Test
    void a_fault_would_be_found() {
        var broken = (ObjectNode) merged.deepCopy();
        broken.withObject("/paths").putObject("/lost").putObject("get").put("operationId", "gateway_health")
                .putArray("parameters").addObject().put("in", "nowhere");
        broken.withObject("/components/schemas/Broken").put("type", "text").put("$ref", "#/components/schemas/None");

        assertThat(OpenApiFaults.of(broken)).anyMatch(fault -> fault.contains("GET /lost has no id of its own"))
                .anyMatch(fault -> fault.startsWith("/paths"))
                .anyMatch(fault -> fault.startsWith("Broken: "))
                .anyMatch(fault -> fault.contains("leads nowhere: #/components/schemas/None"));
    }
}
