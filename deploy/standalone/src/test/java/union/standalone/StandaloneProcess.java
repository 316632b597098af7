package union.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** The federation as people start it, in a process of its own, seen from outside. */
final class StandaloneProcess implements AutoCloseable {

    private static final int START_SECONDS_MAX = 300;
    private static final int STOP_SECONDS_MAX = 60;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final int port;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private final HttpClient client = HttpClient.newHttpClient();

    private StandaloneProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static StandaloneProcess start(Path data, int port) throws IOException {
        var process = java(StandaloneApplication.class.getName(),
                "--data", data.toString(), "--port", String.valueOf(port));
        return new StandaloneProcess(process, port);
    }

    /** A program of the class path in a process of its own, errors among its output. */
    static Process java(String... mainAndWords) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(mainAndWords));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Waits for READY; a process that ends first is a failure that shows what it said. */
    StandaloneProcess ready() throws InterruptedException {
        for (int left = START_SECONDS_MAX * 10; left > 0; left--) {
            if (output().contains("READY ")) {
                return this;
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("not READY:\n" + output());
    }

    /** The exit code of a process that ends by itself. */
    int ended() throws InterruptedException {
        if (!process.waitFor(START_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new AssertionError("still running:\n" + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** Asks it to stop as Ctrl-C does, and waits. */
    void stop() throws InterruptedException {
        process.toHandle().destroy(); // Process.destroy would close what is still to be read
        if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new AssertionError("did not stop:\n" + output());
        }
        reader.join();
    }

    /** Ends it at once, as kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    String output() {
        return String.join("\n", lines);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A token for the credential that the federation left in its data folder. */
    String operatorToken(Path data) throws IOException, InterruptedException {
        var credential = JSON.readTree(Files.readString(data.resolve("operator.json")));
        var pair = credential.required("clientId").asString() + ":" + credential.required("clientSecret").asString();
        var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        var answer = send(request("/member/oauth2/token", "Authorization", "Basic " + basic,
                        "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        if (answer.statusCode() != 200) {
            throw new AssertionError("no token: " + answer.body());
        }
        return JSON.readTree(answer.body()).required("access_token").asString();
    }

    private void read() {
        try (BufferedReader reading = process.inputReader()) {
            reading.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        kill();
    }
}
