package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * What can be known of the Compose file without a container engine: that it is well-formed and agrees with itself,
 * with the images and with the build. Whether it runs is seen only where an engine is.
 */
class ComposeTest {

    private static final Path ROOT = Path.of(System.getProperty("union.root", "../.."));
    private static final List<String> PROGRAMS = List.of("member", "reporting", "gateway");

    private final Map<String, Object> file = read();
    private final Map<String, Object> services = map(file.get("services"));

    @Test
    void every_service_says_when_it_is_healthy_and_waits_only_for_services_that_exist() {
        services.forEach((name, service) -> {
            assertThat(map(service)).as(name).containsKeys("image", "healthcheck", "networks", "restart");
            assertThat(services.keySet()).containsAll(map(map(service).get("depends_on")).keySet());
        });
    }

    @Test
    void only_the_gateway_is_published_and_only_on_this_machine() {
        var published = services.keySet().stream().filter(name -> service(name).containsKey("ports")).toList();
        assertThat(published).containsExactly("gateway");
        assertThat(service("gateway").get("ports")).asString().isEqualTo("[127.0.0.1:8080:8080]");
        assertThat(map(map(file.get("networks")).get("inside"))).containsEntry("internal", true);
        services.keySet().stream().filter(name -> !name.equals("gateway"))
                .forEach(name -> assertThat(service(name)).as(name).containsEntry("networks", List.of("inside")));
    }

    @Test
    void addresses_name_services_and_their_ports() {
        for (var name : PROGRAMS) {
            environment(name).forEach((setting, value) -> {
                var internal = Pattern.compile("://(mongo|kafka|member|reporting):(\\d+)")
                        .matcher(value.toString());
                while (internal.find()) {
                    var expected = switch (internal.group(1)) {
                        case "mongo" -> "27017";
                        case "kafka" -> "9092";
                        default -> environment(internal.group(1)).get("SERVER_PORT");
                    };
                    assertThat(internal.group(2)).as(name + " " + setting).isEqualTo(expected);
                }
            });
        }
    }

    @Test
    void programs_are_built_from_this_checkout_and_run_without_rights() throws Exception {
        var image = Files.readString(ROOT.resolve("deploy/images/Dockerfile"));
        assertThat(image).containsPattern("(?m)^USER 10001:10001$").contains("extract --layers");
        for (var name : PROGRAMS) {
            var build = map(service(name).get("build"));
            assertThat(build).containsEntry("dockerfile", "deploy/images/Dockerfile").containsEntry("context", "..");
            var module = ROOT.resolve(String.valueOf(map(build.get("args")).get("SERVICE")));
            assertThat(Files.readString(module.resolve("pom.xml"))).as(name).contains("spring-boot-maven-plugin");
            assertThat(service(name)).as(name)
                    .containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
        }
    }

    @Test
    void no_secret_is_written_into_the_file() {
        for (var name : PROGRAMS) {
            assertThat(environment(name).keySet()).noneMatch(setting -> setting.matches(".*(SECRET|PASSWORD|KEY).*"));
        }
        assertThat(map(file.get("secrets")).values()).allSatisfy(secret ->
                assertThat(map(secret)).containsOnlyKeys("file"));
    }

    @Test
    void the_broker_is_the_version_that_the_client_was_built_for() {
        var version = AppInfoParser.getVersion();
        assertThat(service("kafka")).containsEntry("image", "apache/kafka:" + version);
    }

    private Map<String, Object> service(String name) {
        return map(services.get(name));
    }

    private Map<String, Object> environment(String name) {
        return map(service(name).get("environment"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static Map<String, Object> read() {
        try (var reader = Files.newBufferedReader(ROOT.resolve("deploy/compose.yaml"))) {
            return new Yaml().load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
