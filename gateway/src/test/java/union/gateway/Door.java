package union.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A started gateway on a free port, and a client that knocks at it. */
final class Door implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Door(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Opened with {@code --name=value} arguments, as an operator would. */
    static Door open(String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--union.issuer=" + Issuer.NAME));
        arguments.addAll(Arrays.asList(settings));
        return new Door(new SpringApplicationBuilder(GatewayApplication.class).web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=gateway").run(arguments.toArray(String[]::new)));
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    HttpResponse<String> put(String path, String body, String... headers) {
        var request = request(path).PUT(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Says exactly these bytes and hears everything until the other side hangs up. */
    String raw(String said) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return heard(socket.getInputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A side that hangs up on unread bytes resets the connection; what it said before still counts. */
    private static String heard(InputStream stream) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            stream.transferTo(bytes);
        } catch (SocketException reset) {
            bytes.flush();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The status of a request line that no well-behaved client would send. */
    int rawStatus(String requestLine, String... headers) {
        var said = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n";
        var more = Arrays.stream(headers).map(header -> header + "\r\n").toList();
        var answer = raw(said + String.join("", more) + "\r\n");
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static String header(HttpResponse<?> response, String name) {
        return String.join(",", response.headers().allValues(name));
    }

    @Override
    public void close() {
        context.close();
    }
}
