package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static union.gateway.Town.MEMBER;
import static union.gateway.Town.REPORT;
import static union.gateway.Town.bearer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir
    private Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void name_the_files() {
        certificate = folder.resolve("door.crt");
        key = folder.resolve("door.key");
    }

    private Door open() {
        return Door.open("--union.gateway.routes.report=" + REPORT.url(),
                "--union.jwks-uri=" + MEMBER.url() + "/member/oauth2/jwks", "--server.ssl.bundle=door",
                "--spring.ssl.bundle.pem.door.keystore.certificate=file:" + certificate,
                "--spring.ssl.bundle.pem.door.keystore.private-key=file:" + key,
                "--spring.ssl.bundle.watch.file.quiet-period=100ms");
    }

    private static HttpResponse<String> get(Door door, String path, SSLContext trust, String... protocols)
            throws IOException, InterruptedException {
        var parameters = new SSLParameters();
        if (protocols.length > 0) {
            parameters.setProtocols(protocols);
        }
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(trust)
                .sslParameters(parameters).build()) {
            return client.send(HttpRequest.newBuilder(URI.create("https://localhost:" + door.port() + path))
                    .header("Authorization", bearer()).timeout(Duration.ofSeconds(20)).build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void with_a_certificate_the_door_speaks_https_only_and_tells_browsers_to_stay() throws Exception {
        var first = Certificate.of("first", folder);
        first.write(certificate, key);
        try (var door = open()) {
            var answer = get(door, "/report/units/u1", first.trust());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Door.header(answer, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
            assertThat(get(door, "/nothing", first.trust()).statusCode()).isEqualTo(404);
            assertThat(door.raw("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void both_present_versions_of_tls_are_spoken() throws Exception {
        var first = Certificate.of("first", folder);
        first.write(certificate, key);
        try (var door = open()) {
            assertThat(get(door, "/report/x", first.trust(), "TLSv1.2").statusCode()).isEqualTo(200);
            assertThat(get(door, "/report/x", first.trust(), "TLSv1.3").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_renewed_certificate_is_used_without_a_restart() throws Exception {
        var first = Certificate.of("first", folder);
        var second = Certificate.of("second", folder);
        first.write(certificate, key);
        try (var door = open()) {
            assertThat(get(door, "/health", first.trust()).statusCode()).isNotEqualTo(0);
            assertThatThrownBy(() -> get(door, "/health", second.trust())).isInstanceOf(SSLHandshakeException.class);

            second.write(certificate, key);

            Awaitility.await().ignoreExceptions().untilAsserted(() -> assertThat(get(door, "/health", second.trust())
                    .sslSession().orElseThrow().getPeerPrincipal().getName()).isEqualTo(second.owner()));
        }
    }

    @Test
    void a_certificate_that_is_not_there_stops_the_gateway_at_its_start() {
        assertThat(Files.exists(certificate)).isFalse();
        assertThatThrownBy(() -> open().close()).hasStackTraceContaining("door.crt");
    }
}
