package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.account.Browser.location;
import static union.member.account.Browser.query;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import union.member.account.AccountIssues.Issue;

/** The first start, what outlives a restart, and what no log ever shows. */
class StartingAnInstallationTest {
    private static final String PASSWORD = "the lake is cold in may";
    @TempDir Path data;

    @Test void the_first_start_gives_one_administrator_who_operates_once_a_password_is_chosen() {
        try (var provider = new Provider(data)) {
            assertThat(provider.administrators()).hasSize(1);
            var first = provider.administrators().getFirst();
            var browser = provider.browser();
            assertThat(browser.activate("admin", first.oneTimePassword(), PASSWORD).statusCode()).isEqualTo(204);
            browser.signIn("admin", PASSWORD);

            var token = token(browser);
            var claims = browser.part(token, 1);

            assertThat(claims.path("sub").asString()).isEqualTo("account:admin");
            assertThat(claims.path("operator").asBoolean()).isTrue();
            var me = browser.json(browser.get("/member/me", "Authorization", "Bearer " + token));
            assertThat(me.has("person")).isFalse();
            assertThat(me.path("operator").asBoolean()).isTrue();
            provider.restart();
            assertThat(provider.administrators()).hasSize(1);
        }
    }

    @Test void every_start_gives_a_new_one_time_password_until_the_administrator_has_come() {
        try (var provider = new Provider(data)) {
            var lost = provider.administrators().getFirst();
            provider.restart();
            assertThat(provider.administrators()).hasSize(2);
            var shown = provider.administrators().getLast();

            assertThat(provider.browser().activate("admin", lost.oneTimePassword(), PASSWORD).statusCode())
                .isEqualTo(409);
            assertThat(provider.browser().activate("admin", shown.oneTimePassword(), PASSWORD).statusCode())
                .isEqualTo(204);
            provider.restart();

            assertThat(provider.administrators()).hasSize(2);
        }
    }

    @Test void keys_sessions_and_codes_outlive_a_restart_and_a_used_code_stays_used() {
        try (var provider = new Provider(data)) {
            var browser = signedIn(provider, "wen");
            var before = token(browser);
            var used = query(location(browser.get(browser.authorize()))).get("code");
            assertThat(browser.exchange(used).statusCode()).isEqualTo(200);
            var open = query(location(browser.get(browser.authorize()))).get("code");

            provider.restart();

            assertThat(browser.get("/member/me", "Authorization", "Bearer " + before).statusCode()).isEqualTo(200);
            assertThat(browser.exchange(open).statusCode()).isEqualTo(200);
            assertThat(browser.part(token(browser), 0).path("kid")).isEqualTo(browser.part(before, 0).path("kid"));
            assertThat(browser.exchange(used).statusCode()).isEqualTo(400);
        }
    }

    @Test void no_secret_reaches_a_log_a_file_or_the_store() throws Exception {
        var secrets = new ArrayList<String>(List.of(PASSWORD, Provider.OPERATOR_SECRET, Browser.VERIFIER));
        try (var provider = new Provider(data)) {
            provider.logEverything();
            secrets.add(provider.administrators().getFirst().oneTimePassword());
            var browser = signedIn(provider, "ying", secrets);
            browser.signIn("ying", "a wrong passphrase");
            secrets.add("a wrong passphrase");
            browser.signIn("ying", PASSWORD);
            secrets.add(browser.cookies().get("federation_session"));
            var code = query(location(browser.get(browser.authorize()))).get("code");
            secrets.add(code);
            var tokens = browser.json(browser.exchange(code));
            secrets.add(tokens.path("access_token").asString());
            browser.exchange(code);
            browser.get("/member/me", "Authorization", "Bearer " + secrets.getLast());
            browser.put("/member/activations/ying",
                Map.of("oneTimePassword", PASSWORD, "newPassword", "wrong wrong wrong"));
            secrets.add(browser.json(browser.clientCredentials("operator", Provider.OPERATOR_SECRET))
                .path("access_token").asString());
            provider.logAsUsual();

            assertThat(provider.logged()).contains("DEBUG", "presented a second time").doesNotContain(secrets);
            assertThat(provider.stored()).contains("authorizations", "sessions", "accounts").doesNotContain(secrets);
        }
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(file)).doesNotContain(secrets);
        }
    }

    private static String token(Browser browser) {
        var code = query(location(browser.get(browser.authorize()))).get("code");
        return browser.json(browser.exchange(code)).path("access_token").asString();
    }

    private static Browser signedIn(Provider provider, String name) {
        return signedIn(provider, name, new ArrayList<>());
    }

    private static Browser signedIn(Provider provider, String name, List<String> secrets) {
        var issued = (Issue.Given) provider.issue("harbour", name);
        secrets.add(issued.oneTimePassword());
        var browser = provider.browser();
        browser.activate(name, issued.oneTimePassword(), PASSWORD);
        browser.signIn(name, PASSWORD);
        return browser;
    }
}
