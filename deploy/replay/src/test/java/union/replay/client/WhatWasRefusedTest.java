package union.replay.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatWasRefusedTest {
    private static final byte[] REFUSAL =
        "{\"reasons\": [{\"code\": \"ALREADY_A_MEMBER\"}]}".getBytes(StandardCharsets.UTF_8);

    @Test void a_refused_record_is_kept_with_its_reason() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(409, REFUSAL.length);
            exchange.getResponseBody().write(REFUSAL);
            exchange.close();
        });
        server.start();
        try {
            var desk = new Desk(new FederationClient("http://localhost:" + server.getAddress().getPort()));
            assertThat(desk.enter(Session.NOBODY, "/member/units/a/people/p", Map.of())).isFalse();
            assertThat(desk.refused()).containsExactly("PUT /member/units/a/people/p: 409 ALREADY_A_MEMBER");
        } finally {
            server.stop(0);
        }
    }
}
