package union.replay.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The federation's public door. Every command has a key that follows from what it says, so a command whose answer was
 * lost, or that came before the units and posts that it rests on were known everywhere, is simply sent again, for a
 * bounded time, and so is a whole replay that broke off: nothing acts twice.
 */
public final class FederationClient {
    public static final int CONNECTIONS_MAX = 8;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration AGAIN_MAX = Duration.ofSeconds(20);
    /** How long to heed a door that says too many requests come from here. */
    private static final Duration THROTTLED_MAX = Duration.ofMinutes(3);
    /** Too many requests, and a part that rests or starts: the same request may be sent again. */
    private static final Set<Integer> LATER = Set.of(429, 503);
    private static final int WAIT_SECONDS_MAX = 30;
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(1);
    /** Refusals that pass as soon as news of an earlier command has gone round. */
    private static final Set<String> NOT_YET = Set.of("UNIT_UNKNOWN", "UNKNOWN_UNIT", "PARENT_NOT_FOUNDED",
        "TARGET_NOT_FOUNDED", "TARGET_NOT_READY", "UNIT_NOT_FOUNDED", "UNION_NOT_FOUNDED", "DATE_BEFORE_FOUNDING",
        "TERM_BEFORE_UNIT", "PERSON_NOT_REGISTERED", "NOT_THE_DECIDING_UNIT", "OUTSIDE_THE_TREE",
        "NOT_ALONG_A_MERGER_OR_SPLIT", "KIND_MAY_NOT_HANG_THERE", "KIND_HAS_NO_ROLL");
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5)).build();
    private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);
    private final AtomicLong requests = new AtomicLong();
    private final String url;

    public FederationClient(String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public String url() {
        return url;
    }

    /** Requests sent so far. */
    public long requests() {
        return requests.get();
    }

    /** A command of someone signed in; {@code version} is the one that the change builds on, null for something new. */
    Reply put(Session session, String path, Map<String, ?> body, @Nullable Long version) {
        var json = JSON.writeValueAsString(new TreeMap<>(body));
        var key = SignInClient.hash(path + "\n" + json);
        var wait = PAUSE;
        for (long waited = 0; ; waited += wait.toMillis(), wait = longer(wait)) {
            var request = request(path).header("Content-Type", "application/json")
                .header("Idempotency-Key", key);
            session.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
            if (version != null) request.header("If-Match", "\"" + version + "\"");
            request.PUT(HttpRequest.BodyPublishers.ofString(json));
            var reply = answered(request.build());
            if (reply.isPresent() && !again(reply.get(), session)) return reply.get();
            if (waited > AGAIN_MAX.toMillis())
                return reply.orElseThrow(() -> new Trouble("No answer from " + url + " to PUT " + path + "."));
            pause(wait);
        }
    }

    Reply get(Session session, String path) {
        for (int attempt = 0; ; attempt++) {
            var request = request(path);
            session.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
            var reply = answered(request.GET().build());
            if (reply.isPresent() && reply.get().status() != 503) return reply.get();
            if (attempt == 5) return reply.orElseThrow(() -> new Trouble("No answer from " + url + path + "."));
            pause(PAUSE_MAX);
        }
    }

    /** Sends what is no command of an officer, such as the steps of signing in; the answer as it came. */
    HttpResponse<String> send(HttpRequest request) {
        try {
            return unhurried(request);
        } catch (ConnectException e) {
            throw new Trouble("No federation answers at " + url
                + ": start one with ./federation up, or name its --url.");
        } catch (IOException e) {
            throw new Trouble("The connection to " + url + " broke: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The replay was interrupted.");
        }
    }

    /** The answer; whom the door tells to come again later comes again when it says. */
    private HttpResponse<String> unhurried(HttpRequest request) throws IOException, InterruptedException {
        for (long waited = 0; ; ) {
            var response = once(request);
            if (!LATER.contains(response.statusCode()) || waited >= THROTTLED_MAX.toMillis()) return response;
            var seconds = response.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,3}"));
            var wait = Duration.ofSeconds(Math.clamp(seconds.map(Long::parseLong).orElse(1L), 1, WAIT_SECONDS_MAX));
            pause(wait);
            waited += wait.toMillis();
        }
    }

    private HttpResponse<String> once(HttpRequest request) throws IOException, InterruptedException {
        connections.acquireUninterruptibly();
        try {
            requests.incrementAndGet();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } finally {
            connections.release();
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).header("Accept-Language", "en");
    }

    static Map<String, Object> parse(String text) {
        try {
            return text.isBlank() || !text.stripLeading().startsWith("{") ? Map.of() : JSON.readValue(text, OBJECT);
        } catch (JacksonException e) {
            return Map.of("detail", "an answer that is no JSON");
        }
    }

    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** Empty if the answer was lost on the way; whoever does not answer at all is no federation. */
    private Optional<Reply> answered(HttpRequest request) {
        try {
            var response = unhurried(request);
            var version = response.headers().firstValue("ETag").map(tag -> Long.valueOf(tag.replaceAll("\\D", "")));
            return Optional.of(new Reply(response.statusCode(), version, parse(response.body())));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The replay was interrupted.");
        }
    }

    private static boolean again(Reply reply, Session session) {
        return switch (reply.status()) {
            case 401 -> session.renew();
            case 404, 502, 503, 504 -> true;
            case 409 -> !reply.codes().isEmpty() && NOT_YET.containsAll(reply.codes());
            default -> false;
        };
    }

    private static Duration longer(Duration wait) {
        var doubled = wait.multipliedBy(2);
        return List.of(doubled, PAUSE_MAX).stream().min(Duration::compareTo).orElse(PAUSE_MAX);
    }
}
