package union.standalone;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A client that founds made-up roots one after another and keeps what it was told is stored. Whoever lost one of them
 * would found it anew when it is sent again, instead of answering that it is a repetition.
 */
final class Founding implements AutoCloseable {
    private static final int ROOTS_MAX = 1_000;

    private final StandaloneProcess federation;
    private final String token;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final Thread clerk;

    /** Goes on until the federation is gone, all are founded, or this is closed; {@code told} receives their ids. */
    Founding(StandaloneProcess federation, Path data, String round, List<String> told) throws Exception {
        this.federation = federation;
        this.token = "Bearer " + federation.operatorToken(data);
        this.clerk = Thread.ofVirtual().start(() -> found(round, told));
    }

    /** Those of {@code told} that are not answered as a repetition of what is stored. */
    static List<String> lost(StandaloneProcess federation, Path data, List<String> told) throws Exception {
        try (var again = new Founding(federation, data, "", List.of())) {
            var lost = new ArrayList<String>();
            for (var root : told)
                if (again.put(root).headers().firstValue("Idempotent-Replayed").isEmpty()) lost.add(root);
            return lost;
        }
    }

    private void found(String round, List<String> told) {
        try {
            for (int n = 0; going.get() && !round.isEmpty() && n < ROOTS_MAX; n++) {
                var root = "made-up-" + round + "-" + n;
                if (put(root).statusCode() == 201) told.add(root);
            }
        } catch (IOException killed) {
            going.set(false); // nobody was told anything of this one
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> put(String root) throws IOException, InterruptedException {
        return federation.send(federation.request("/member/roots/" + root, "Authorization", token, "Content-Type",
            "application/json").PUT(BodyPublishers.ofString(
                "{\"kind\":\"union\",\"name\":\"Made-up union\",\"foundedOn\":\"2020-01-01\"}")));
    }

    @Override public void close() {
        going.set(false);
        try {
            clerk.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
