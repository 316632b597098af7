package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MergedOpenApiTest {
    private static final String MEMBER = """
            {"openapi":"3.1.0","info":{"title":"m","version":"1"},"servers":[{"url":"http://localhost:9001/member"}],
             "security":[{"bearer":[]}],
             "tags":[{"name":"units","description":"the tree"},{"name":"health"}],
             "paths":{
              "/units/{unit}":{"get":{"operationId":"get","tags":["units"],"responses":{"200":{"content":
                {"application/json":{"schema":{"$ref":"#/components/schemas/Unit"}}}}}},
               "parameters":[{"$ref":"#/components/parameters/At"}]},
              "/health":{"get":{"operationId":"health","tags":["health"],"security":[]}},
              "/actuator/env":{"get":{"operationId":"env"}}},
             "components":{"schemas":{
               "Unit":{"type":"object","properties":{"name":{"type":"string"},
                 "list":{"$ref":"#/components/schemas/List"}}},
               "List":{"type":"array","items":{"$ref":"#/components/schemas/Item"}},
               "Item":{"type":"string"},
               "Problem":{"type":"object"},
               "Sort":{"oneOf":[{"$ref":"#/components/schemas/Item"}],
                       "discriminator":{"propertyName":"k","mapping":{"i":"#/components/schemas/Item"}}}},
              "parameters":{"At":{"name":"at","in":"query"}},
              "securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}}}}""";
    private static final String REPORT = """
            {"openapi":"3.1.0","info":{"title":"r","version":"1"},"servers":[{"url":"/"}],
             "tags":[{"name":"units","description":"whose figures"},{"name":"health"}],
             "paths":{
              "/report/units/{unit}/figures":{"get":{"operationId":"get","tags":["units"],"security":[{"bearer":[]}],
                "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/List"}}}}}}},
              "/health":{"get":{"operationId":"health","tags":["health"]}}},
             "components":{"schemas":{
               "List":{"type":"array","items":{"$ref":"#/components/schemas/Item"}},
               "Item":{"type":"number"},
               "Problem":{"type":"object"}},
              "securitySchemes":{"bearer":{"type":"http","scheme":"bearer","bearerFormat":"JWT"}}}}""";

    private static JsonNode merged() {
        var files = new TreeMap<Part, ObjectNode>();
        files.put(Part.REPORT, OpenApiDocument.read(REPORT));
        files.put(Part.MEMBER, OpenApiDocument.read(MEMBER));
        return JsonMapper.shared().readTree(
                OpenApiDocument.merge(files, new TreeSet<>(), URI.create("http://localhost:8080")));
    }

    @Test
    void paths_are_as_a_client_of_the_gateway_says_them_and_unreachable_ones_are_left_out() {
        var paths = merged().path("paths");

        assertThat(paths.propertyNames()).containsExactlyInAnyOrder("/health", "/member/units/{unit}",
                "/member/health", "/report/units/{unit}/figures", "/report/health");
        assertThat(merged().at("/servers/0/url").asString()).isEqualTo("http://localhost:8080");
        assertThat(merged().path("openapi").asString()).startsWith("3.1");
    }

    @Test
    void components_that_differ_are_named_after_their_part_and_every_pointer_follows() {
        var schemas = merged().at("/components/schemas");

        assertThat(schemas.propertyNames()).containsExactlyInAnyOrder("gateway_Health", "Unit", "Sort", "Problem",
                "member_List", "report_List", "member_Item", "report_Item");
        assertThat(schemas.at("/Unit/properties/list/$ref").asString()).isEqualTo("#/components/schemas/member_List");
        assertThat(schemas.at("/report_List/items/$ref").asString()).isEqualTo("#/components/schemas/report_Item");
        assertThat(schemas.at("/report_Item/type").asString()).isEqualTo("number");
        assertThat(schemas.at("/Sort/discriminator/mapping/i").asString())
                .isEqualTo("#/components/schemas/member_Item");
    }

    @Test
    void what_is_named_by_position_follows_too() {
        var member = merged().at("/paths").path("/member/units/{unit}").path("get");
        var report = merged().at("/paths").path("/report/units/{unit}/figures").path("get");

        assertThat(member.at("/security/0").propertyNames()).containsExactly("member_bearer");
        assertThat(report.at("/security/0").propertyNames()).containsExactly("report_bearer");
        assertThat(member.path("operationId").asString()).isEqualTo("member_get");
        assertThat(report.path("operationId").asString()).isEqualTo("report_get");
        assertThat(member.at("/tags/0").asString()).isEqualTo("member_units");
        assertThat(merged().at("/paths").path("/member/health").at("/get/security")).isEmpty();
        assertThat(merged().at("/paths").path("/member/health").at("/get/tags/0").asString()).isEqualTo("health");
        assertThat(merged().path("tags").findValuesAsString("name"))
                .containsExactly("health", "member_units", "report_units");
    }

    @Test
    void the_same_files_give_the_same_bytes_whoever_came_first() {
        assertThat(merged().toString()).isEqualTo(merged().toString());
        assertThat(merged().toString()).doesNotContain("9001");
    }

    @Test
    void every_pointer_of_the_merged_file_leads_somewhere() {
        var whole = merged();
        var pointers = whole.findValuesAsString("$ref");

        assertThat(pointers).isNotEmpty().allSatisfy(pointer ->
                assertThat(whole.at(pointer.substring(1)).isMissingNode()).as(pointer).isFalse());
    }

    @Test
    void a_part_that_is_down_is_left_out_named_and_taken_in_when_it_is_back() {
        try (var member = new ForeignService().on("/member/openapi.json", MEMBER);
                var report = new ForeignService().on("/report/openapi.json",
                        exchange -> ForeignService.send(exchange, 500, "text/plain", "no"));
                var door = Door.open("--union.gateway.routes.member=" + member.url(),
                        "--union.gateway.routes.report=" + report.url(),
                        "--union.gateway.limits.open-api.gap-age-max=100ms")) {
            var answer = door.get("/openapi.json", "Authorization", "Bearer secret");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Door.json(answer).path("x-union-unavailable").findValuesAsString("")).isEmpty();
            assertThat(Door.json(answer).path("x-union-unavailable").toString()).isEqualTo("[\"report\"]");
            assertThat(Door.json(answer).at("/components/schemas").propertyNames()).contains("List");
            assertThat(member.seen("/member/openapi.json").getLast().header("Authorization")).isEmpty();

            report.on("/report/openapi.json", REPORT);
            Awaitility.await().untilAsserted(() -> assertThat(
                    Door.json(door.get("/openapi.json")).path("x-union-unavailable").isEmpty()).isTrue());
        }
    }

    @Test
    void the_merged_file_is_kept_and_asked_for_by_its_tag() {
        try (var member = new ForeignService().on("/member/openapi.json", MEMBER);
                var door = Door.open("--union.gateway.routes.member=" + member.url())) {
            var first = door.get("/openapi.json");
            var again = door.get("/openapi.json", "If-None-Match", Door.header(first, "ETag"));

            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(member.seen("/member/openapi.json")).hasSize(1);
        }
    }

    @Test
    void a_part_that_publishes_nonsense_spoils_nothing() {
        try (var member = new ForeignService().on("/member/openapi.json", "[1,2]");
                var report = new ForeignService().on("/report/openapi.json", REPORT);
                var door = Door.open("--union.gateway.routes.member=" + member.url(),
                        "--union.gateway.routes.report=" + report.url())) {
            var answer = Door.json(door.get("/openapi.json"));

            assertThat(answer.path("x-union-unavailable").toString()).isEqualTo("[\"member\"]");
            assertThat(answer.path("paths").propertyNames()).contains("/report/health");
        }
    }
}
