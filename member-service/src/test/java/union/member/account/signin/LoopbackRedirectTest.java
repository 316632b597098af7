package union.member.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackRedirectTest {
    private static final Set<String> REGISTERED =
        Set.of("http://127.0.0.1/callback", "http://localhost/callback", "https://portal.example/signed-in");

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/callback", "http://127.0.0.1:1/callback",
        "http://127.0.0.1:65535/callback",
        "http://localhost:49152/callback", "https://portal.example/signed-in"})
    void a_registered_address_is_allowed_and_a_loopback_one_on_any_port(String requested) {
        assertThat(LoopbackRedirect.allowed(REGISTERED, requested)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/callback/", "http://127.0.0.1:8080/callback?next=x",
        "http://127.0.0.1:8080/callback#x", "http://127.0.0.1:8080/Callback", "http://127.0.0.1:8080//callback",
        "http://127.0.0.1:8080/../callback", "http://127.0.0.1:8080/%63allback", "https://127.0.0.1:8080/callback",
        "http://127.0.0.1:99999/callback", "http://127.0.0.1:0/callback", "http://127.0.0.1:/callback",
        "http://127.0.0.1:08080/callback", "http://127.0.0.2:8080/callback", "http://127.1:8080/callback",
        "http://user@127.0.0.1:8080/callback", "http://127.0.0.1:8080@evil.example/callback",
        "http://127.0.0.1.evil.example:8080/callback", "http://localhost.evil.example:8080/callback",
        "http://evil.example/callback", "http://evil.example:8080/callback#@127.0.0.1/callback",
        "http://LOCALHOST:8080/callback", "HTTP://localhost:8080/callback",
        "http://localhost:8080\\@evil.example/callback",
        "https://portal.example:444/signed-in", "https://portal.example/signed-in/", "//localhost:8080/callback",
        "javascript:alert(1)", "", " http://127.0.0.1:8080/callback", "http://127.0.0.1:8080/callback\r\nX: y",
        "http://[::1]:8080/callback"})
    void everything_else_is_not(String requested) {
        assertThat(LoopbackRedirect.allowed(REGISTERED, requested)).isFalse();
    }
}
