package union.replay.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BeingToldToWaitTest {
    @Test void whoever_is_told_that_too_many_come_from_here_comes_again_when_it_says() throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var early = asked.incrementAndGet() % 2 == 1;
            exchange.getResponseHeaders().add("Retry-After", "1");
            exchange.sendResponseHeaders(early ? 429 : 204, -1);
            exchange.close();
        });
        server.start();
        try {
            var federation = new FederationClient("http://localhost:" + server.getAddress().getPort());
            assertThat(federation.put(Session.NOBODY, "/member/units/a", Map.of(), null).status()).isEqualTo(204);
            var login = federation.request("/member/login").GET().build();
            assertThat(federation.send(login).statusCode()).isEqualTo(204);
            assertThat(asked).hasValue(4);
        } finally {
            server.stop(0);
        }
    }
}
