package union.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskingOnTheCommandLineTest {
    private static final String CASE = "cases/organ-union-2015.json";
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test void no_file_an_unknown_option_and_a_missing_value_are_said_with_the_usage() {
        assertRefused("No case file is named; usage: replay FILE…");
        assertRefused("--fast is no option; usage: replay FILE…", CASE, "--fast");
        assertRefused("--url needs a value; usage: replay FILE…", CASE, "--url");
        assertRefused("--url localhost is no address like http://localhost:8080.", CASE, "--url", "localhost");
        assertRefused("--run A-B is not 1 to 12 lower-case letters and digits.", CASE, "--run", "A-B");
    }

    @Test void a_missing_or_damaged_credential_is_said_with_what_to_do(@TempDir Path data) throws IOException {
        assertRefused("start the federation first, or name its --data folder.", CASE, "--data", data.toString());
        Files.writeString(data.resolve("operator.json"), "{");
        assertRefused("operator.json is damaged.", CASE, "--data", data.toString());
    }

    @Test void a_federation_that_does_not_answer_is_said_with_its_address(@TempDir Path data) throws IOException {
        Files.writeString(data.resolve("operator.json"),
            "{\"clientId\": \"operator\", \"clientSecret\": \"not-a-secret-at-all\"}");
        var url = "http://localhost:" + closedPort();
        assertRefused("No federation answers at " + url, CASE, "--data", data.toString(), "--url", url);
    }

    @Test void a_file_that_cannot_be_read_is_named() {
        assertRefused("no-such.json: cannot be read.", "no-such.json");
    }

    private void assertRefused(String sentence, String... arguments) {
        printed.reset();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        assertThat(new ReplayApplication(out, Clock.systemUTC()).run(arguments)).isEqualTo(2);
        var lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getLast()).startsWith("replay: ").contains(sentence);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
