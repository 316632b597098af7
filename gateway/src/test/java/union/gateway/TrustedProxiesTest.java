package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static union.gateway.Town.MEMBER;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class TrustedProxiesTest {
    private static final TrustedProxies X = new TrustedProxies(List.of("10.0.0.0/8", "fd00::/8"),
            TrustedProxies.Notation.X_FORWARDED);
    private static final TrustedProxies FORWARDED = new TrustedProxies(List.of("10.0.0.0/8"),
            TrustedProxies.Notation.FORWARDED);

    private static Caller from(TrustedProxies proxies, String peer, String... headers) {
        var all = new HttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return proxies.caller(InetAddress.ofLiteral(peer), false, all);
    }

    private static Door behind(String... settings) {
        var all = new String[settings.length + 1];
        all[0] = "--union.gateway.routes.member=" + MEMBER.url();
        System.arraycopy(settings, 0, all, 1, settings.length);
        return Door.open(all);
    }

    private static String heard(Door door, String path, String... headers) {
        assertThat(door.rawStatus("GET " + path + " HTTP/1.1", headers)).isEqualTo(200);
        var seen = MEMBER.seen(path).getLast();
        assertThat(seen.header("Forwarded")).isEmpty();
        assertThat(seen.header("X-Forwarded-Host")).isEqualTo("localhost");
        assertThat(seen.header("X-Forwarded-Proto")).isEqualTo("http");
        return seen.header("X-Forwarded-For");
    }

    @Test
    void a_stranger_s_word_about_itself_is_not_taken() {
        assertThat(from(X, "1.2.3.4", "X-Forwarded-For", "6.6.6.6", "X-Forwarded-Proto", "https"))
                .isEqualTo(new Caller(InetAddress.ofLiteral("1.2.3.4"), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.2.3.4                       | 1.2.3.4
            6.6.6.6, 1.2.3.4              | 1.2.3.4
            6.6.6.6, 1.2.3.4, 10.0.0.7    | 1.2.3.4
            6.6.6.6, rubbish, 10.0.0.7    | 10.0.0.7
            6.6.6.6, , 10.0.0.7           | 10.0.0.7
            10.0.0.9, 10.0.0.7            | 10.0.0.9
            1.2.3.4:5678                  | 1.2.3.4
            [2001:db8::1]:5678            | 2001:db8::1
            2001:db8::1                   | 2001:db8::1
            unknown                       | 10.0.0.1
            fe80::1%eth0                  | 10.0.0.1
            """)
    void the_chain_is_believed_from_its_near_end_and_only_through_trusted_hands(String said, String client) {
        assertThat(from(X, "10.0.0.1", "X-Forwarded-For", said).address()).isEqualTo(InetAddress.ofLiteral(client));
    }

    @Test
    void a_chain_over_several_lines_is_one_chain() {
        assertThat(from(X, "10.0.0.1", "X-Forwarded-For", "6.6.6.6", "X-Forwarded-For", "1.2.3.4").address())
                .isEqualTo(InetAddress.ofLiteral("1.2.3.4"));
    }

    @Test
    void an_endless_chain_is_read_so_far_and_no_farther() {
        var chain = "6.6.6.6, " + String.join(", ", java.util.Collections.nCopies(TrustedProxies.HOPS_MAX, "10.0.0.7"));

        assertThat(from(X, "10.0.0.1", "X-Forwarded-For", chain).address())
                .isEqualTo(InetAddress.ofLiteral("10.0.0.7"));
    }

    @Test
    void whether_the_client_s_connection_is_encrypted_is_the_nearest_proxy_s_word() {
        assertThat(from(X, "10.0.0.1", "X-Forwarded-For", "6.6.6.6, 1.2.3.4", "X-Forwarded-Proto", "http, https")
                .secure()).isTrue();
        assertThat(from(X, "10.0.0.1", "X-Forwarded-For", "6.6.6.6, 1.2.3.4", "X-Forwarded-Proto", "https, http")
                .secure()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            for=1.2.3.4;proto=https               | 1.2.3.4     | true
            for=6.6.6.6;proto=https, for=1.2.3.4  | 1.2.3.4     | false
            For="[2001:db8::1]:4711";Proto=HTTPS  | 2001:db8::1 | true
            for=_hidden;proto=https               | 10.0.0.1    | false
            proto=https                           | 10.0.0.1    | false
            """)
    void the_standard_notation_is_read_where_it_is_configured(String said, String client, boolean secure) {
        assertThat(from(FORWARDED, "10.0.0.1", "Forwarded", said, "X-Forwarded-For", "6.6.6.6"))
                .isEqualTo(new Caller(InetAddress.ofLiteral(client), secure));
    }

    @Test
    void the_other_notation_is_a_client_s_own_words() {
        assertThat(from(X, "10.0.0.1", "Forwarded", "for=6.6.6.6", "X-Forwarded-For", "1.2.3.4").address())
                .isEqualTo(InetAddress.ofLiteral("1.2.3.4"));
    }

    @Test
    void by_default_nobody_is_trusted_and_a_service_hears_the_peer() {
        try (var door = behind()) {
            assertThat(heard(door, "/member/login?untrusted", "X-Forwarded-For: 6.6.6.6",
                    "Forwarded: for=6.6.6.6;proto=https;host=evil.example", "X-Forwarded-Host: evil.example"))
                    .isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        }
    }

    @Test
    void behind_a_trusted_proxy_a_service_hears_the_client_once_and_still_the_configured_host() {
        try (var door = behind("--union.gateway.proxies.trusted=127.0.0.0/8,::1")) {
            assertThat(heard(door, "/member/login?trusted", "X-Forwarded-For: 6.6.6.6, 1.2.3.4",
                    "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: ftp")).isEqualTo("1.2.3.4");
        }
    }

    @Test
    void browsers_are_told_to_stay_with_https_when_a_trusted_proxy_ends_it() {
        try (var door = behind("--union.gateway.proxies.trusted=127.0.0.0/8,::1")) {
            var answer = door.get("/health", "X-Forwarded-For", "1.2.3.4", "X-Forwarded-Proto", "https");
            assertThat(Door.header(answer, "Strict-Transport-Security")).startsWith("max-age=");
        }
        try (var door = behind()) {
            var answer = door.get("/health", "X-Forwarded-For", "1.2.3.4", "X-Forwarded-Proto", "https");
            assertThat(Door.header(answer, "Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void a_misspelt_network_stops_the_gateway_at_its_start() {
        assertThatThrownBy(() -> behind("--union.gateway.proxies.trusted=10.0.0.0/99").close())
                .hasStackTraceContaining("no range of addresses");
    }
}
