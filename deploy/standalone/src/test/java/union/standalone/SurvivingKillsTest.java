package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real year goes in while the whole process is killed at random moments and started again. Nothing that was
 * answered may be lost and nothing may count twice: every founding that was answered is answered as a repetition when
 * it is sent again, the year's figures read back equal, and a recount of all sums from the facts corrects none.
 * {@code -Dunion.kills=10} for more kills, {@code -Dseed=…} for the same moments.
 */
class SurvivingKillsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REPLAY_MINUTES_MAX = 8;
    private static final int KILL_AFTER_MILLIS_MIN = 1_000;
    private static final int KILL_AFTER_MILLIS_MAX = 9_000;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final int port = Ports.free(1).getFirst();

    private final List<String> told = new CopyOnWriteArrayList<>();

    @TempDir
    Path data;

    @Test
    void a_year_that_goes_in_through_kills_reads_back_equal_and_nothing_counts_twice() throws Exception {
        System.out.printf("killed at moments drawn from -Dseed=%d%n", seed);
        for (int kill = Integer.getInteger("union.kills", 2); kill > 0; kill--) {
            try (var federation = StandaloneProcess.start(data, port).ready();
                    var _ = new Founding(federation, data, "kill-" + kill, told)) {
                var replay = replay();
                replay.waitFor(random.nextInt(KILL_AFTER_MILLIS_MIN, KILL_AFTER_MILLIS_MAX), TimeUnit.MILLISECONDS);
                federation.kill();
                replay.destroyForcibly().waitFor();
            }
        }
        try (var federation = StandaloneProcess.start(data, port).ready()) {
            System.out.printf("%d foundings were answered%n", told.size());
            assertThat(told).isNotEmpty();
            assertThat(Founding.lost(federation, data, told)).isEmpty();
            var replay = replay();
            var said = new String(replay.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(replay.waitFor(REPLAY_MINUTES_MAX, TimeUnit.MINUTES)).isTrue();
            assertThat(said).contains("11 of 11 figures read back equal").doesNotContain("MISMATCH");
            assertThat(replay.exitValue()).isZero();
            assertThat(recount(federation).required("corrected").asLong()).isZero();
        }
    }

    /** The same run each time: what is there already is not entered twice. */
    private Process replay() throws IOException {
        var year = Path.of(System.getProperty("union.root"), "deploy/replay/cases/organ-union-2015.json");
        return StandaloneProcess.java("union.replay.ReplayApplication", year.toString(),
            "--url", "http://localhost:" + port, "--data", data.toString(), "--run", "kills");
    }

    private JsonNode recount(StandaloneProcess federation) throws Exception {
        var bearer = "Bearer " + federation.operatorToken(data);
        var path = "/report/rebuild/after-kills";
        var begun = federation.send(federation.request(path, "Authorization", bearer, "Content-Type",
            "application/json").PUT(BodyPublishers.ofString("{\"what\":\"sums\"}")));
        assertThat(begun.statusCode()).as(begun.body()).isLessThan(300);
        return await().atMost(Duration.ofMinutes(2)).until(
            () -> JSON.readTree(federation.get(path, "Authorization", bearer).body()),
            rebuild -> rebuild.required("state").asString().equals("done"));
    }
}
