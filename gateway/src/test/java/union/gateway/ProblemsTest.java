package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static union.gateway.Town.DOOR;
import static union.gateway.Town.bearer;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            | 找不到
            zh-CN | 找不到
            zh | 找不到
            zh-TW, en;q=0.5 | 找不到
            en | Not found
            en-GB,en;q=0.9 | Not found
            de, en;q=0.5 | Not found
            fr | 找不到
            ;;;q=x | 找不到
            """)
    void a_problem_speaks_the_reader_s_language(String wanted, String title) {
        var answer = wanted == null ? DOOR.get("/nothing") : DOOR.get("/nothing", "Accept-Language", wanted);

        assertThat(Door.json(answer).get("title").asString()).isEqualTo(title);
        assertThat(Door.header(answer, "Content-Language")).isEqualTo(title.equals("找不到") ? "zh-CN" : "en");
    }

    @Test
    void a_problem_has_the_members_that_every_part_s_problems_have() {
        var answer = DOOR.get("/welfare/units/u%201", "Authorization", bearer());

        assertThat(Door.header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Door.json(answer).propertyNames()).containsExactly("type", "title", "status", "detail", "instance");
        assertThat(Door.json(answer).get("status").asInt()).isEqualTo(503);
        assertThat(Door.json(answer).get("instance").asString()).isEqualTo("/welfare/units/u%201");
        assertThat(Door.json(answer).get("detail").asString()).isEqualTo("本平台目前没有“welfare”服务。");
        assertThat(Door.header(answer, "Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @Test
    void nothing_of_the_inside_is_told_when_a_part_is_silent() {
        try (var door = Door.open("--union.gateway.routes.report=http://localhost:1",
                "--union.jwks-uri=" + Town.MEMBER.url() + "/member/oauth2/jwks")) {
            var answer = door.get("/report/x", "Authorization", bearer(), "Accept-Language", "en");

            assertThat(answer.body()).contains("The service \\\"report\\\" does not answer")
                    .doesNotContain("localhost", "Exception", "java", ":1", "\tat");
        }
    }

    @Test
    void an_address_that_cannot_be_read_is_a_problem_like_any_other() {
        var answer = DOOR.raw("GET /member/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "urn:union:malformed",
                "X-Correlation-Id");
    }

    @Test
    void the_gateway_s_own_pages_are_only_read() {
        for (var path : List.of("/health", "/openapi.json", "/docs")) {
            var answer = DOOR.put(path, "{}");
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(Door.header(answer, "Allow")).contains("GET");
        }
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void every_trouble_has_words_in_both_languages(Trouble trouble) {
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(Texts.text(trouble.titleKey(), locale, List.of())).isNotBlank();
            assertThat(Texts.text(trouble.detailKey(), locale, List.of("a", "b", "c"))).isNotBlank()
                    .doesNotContain("{");
        }
    }

    @Test
    void both_bundles_have_the_same_keys() {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var chinese = ResourceBundle.getBundle("gateway-messages", Locale.ROOT, control);
        var english = ResourceBundle.getBundle("gateway-messages", Locale.ENGLISH, control);

        assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(chinese.keySet()));
        assertThat(chinese.keySet()).hasSize(2 * Trouble.values().length);
    }
}
