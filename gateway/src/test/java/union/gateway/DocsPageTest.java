package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static union.gateway.Town.DOOR;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsPageTest {
    @Test
    void the_page_loads_nothing_from_elsewhere_and_everything_it_names_is_here() {
        var page = DOOR.get("/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("http://", "https://", "style=", "onload");
        var named = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page.body());
        var count = 0;
        while (named.find()) {
            if (!named.group(1).equals("/openapi.json")) {
                assertThat(DOOR.get(named.group(1)).statusCode()).as(named.group(1)).isEqualTo(200);
                count++;
            }
        }
        assertThat(count).isEqualTo(3);
    }

    @Test
    void the_page_s_policy_allows_only_this_gateway_and_no_inline_script() {
        var policy = Door.header(DOOR.get("/docs"), "Content-Security-Policy");

        assertThat(policy).startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .contains("frame-ancestors 'none'").doesNotContain("unsafe", "http", "*");
    }

    @ParameterizedTest
    @CsvSource({"/docs,text/html", "/docs/init.js,text/javascript", "/docs/swagger-ui.css,text/css",
        "/docs/swagger-ui-bundle.js,text/javascript"})
    void files_come_with_their_types(String path, String type) {
        assertThat(Door.header(DOOR.get(path), "Content-Type")).startsWith(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/gateway.yaml", "/docs/swagger-ui.js", "/docs/index.html", "/docs/init.js.map",
        "/webjars/swagger-ui/5.34.1/index.html", "/docs/docs.html"})
    void there_is_no_folder_behind_the_page(String path) {
        assertThat(DOOR.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void whoever_opens_the_bare_address_is_shown_the_page() {
        var answer = DOOR.get("/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Door.header(answer, "Location")).isEqualTo("/docs");
    }
}
