package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class StandaloneTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path temp = Path.of("");

    private static Path data = Path.of("");
    private static int port;
    private static @Nullable StandaloneProcess running;

    @BeforeAll
    static void start_the_federation_as_people_do() throws Exception {
        data = temp.resolve("our data");
        port = Ports.free(1).getFirst();
        running = StandaloneProcess.start(data, port).ready();
    }

    @AfterAll
    static void end_it() {
        federation().close();
    }

    @Test
    void it_says_part_by_part_what_is_up_whom_it_is_for_and_how_the_first_administrator_signs_in() {
        assertThat(federation().output()).contains("no accounts", "store ", "broker ", "member ", "reporting ",
                "gateway ", "one-time password", "READY http://localhost:" + port + " in ");
    }

    @Test
    void every_part_answers_through_the_gateway_and_only_what_is_public_without_a_token() throws Exception {
        assertThat(federation().get("/health").statusCode()).isEqualTo(200);
        assertThat(federation().get("/member/me").statusCode()).isEqualTo(401);
        assertThat(federation().get("/welfare/units/u1/aid-cases").statusCode()).isEqualTo(503);
        assertThat(federation().get("/actuator/health").statusCode()).isEqualTo(404);
    }

    @Test
    void the_operators_credential_in_the_data_folder_opens_both_services() throws Exception {
        var token = federation().operatorToken(data);
        var me = federation().get("/member/me", "Authorization", "Bearer " + token);
        assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
        assertThat(JSON.readTree(me.body()).required("subject").asString()).isEqualTo("client:operator");
        var catalogue = federation().get("/report/metrics-catalogue", "Authorization", "Bearer " + token);
        assertThat(catalogue.statusCode()).as(catalogue.body()).isEqualTo(200);
    }

    @Test
    void it_listens_on_this_machines_loopback_only() throws Exception {
        try (var other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
            assertThat(other.isBound()).isTrue();
        }
    }

    @Test
    void a_second_one_on_the_same_folder_is_told_so_in_one_sentence() throws Exception {
        try (var second = StandaloneProcess.start(data, Ports.free(1).getFirst())) {
            assertThat(second.ended()).isEqualTo(1);
            assertThat(complaints(second)).singleElement().asString()
                    .contains("is in use by another running process");
            assertThat(second.output()).doesNotContain("Stopped");
        }
        assertThat(data.resolve("running")).hasContent("http://localhost:" + port);
    }

    @Test
    void a_second_one_on_the_same_port_is_told_so_in_one_sentence() throws Exception {
        try (var second = StandaloneProcess.start(temp.resolve("other"), port)) {
            assertThat(second.ended()).isEqualTo(1);
            assertThat(complaints(second)).containsExactly("federation: Port %d is taken by another program:"
                    .formatted(port) + " stop that one, or choose another with --port.");
        }
    }

    @Test
    void a_damaged_store_is_one_sentence() throws Exception {
        var store = Files.createDirectories(temp.resolve("damaged/store"));
        Files.writeString(store.resolve("store"), "not a store ".repeat(10_000));
        try (var federation = StandaloneProcess.start(temp.resolve("damaged"), Ports.free(1).getFirst())) {
            assertThat(federation.ended()).isEqualTo(1);
            assertThat(complaints(federation)).singleElement().asString().contains("is damaged");
        }
    }

    @Test
    void told_to_stop_it_stops_in_order_and_starts_again_on_its_data() throws Exception {
        var own = temp.resolve("stopped");
        try (var first = StandaloneProcess.start(own, Ports.free(1).getFirst()).ready()) {
            first.stop();
            assertThat(first.output()).contains("Stopped; everything is in " + own);
            assertThat(own.resolve("running")).doesNotExist();
        }
        try (var again = StandaloneProcess.start(own, Ports.free(1).getFirst()).ready()) {
            assertThat(again.output()).contains("one-time password");
            assertThat(again.operatorToken(own)).isNotEmpty();
        }
    }

    private static StandaloneProcess federation() {
        return Objects.requireNonNull(running);
    }

    private static List<String> complaints(StandaloneProcess federation) {
        return federation.output().lines().filter(line -> line.startsWith("federation: ")).toList();
    }
}
