package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.account.Browser.location;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import union.member.account.AccountIssues.Issue;
import union.member.account.Accounts.SignIn;
import union.member.account.signin.LoginResource;

/** One-time passwords, activation, waiting after wrong tries: real HTTP, a real store. */
class OpeningAnAccountTest {
    private static final String PASSWORD = "the lake is cold in may";
    private static final Peer HERE = Peer.of("192.0.2.1");
    private static Provider provider;

    @BeforeAll static void start(@TempDir Path data) {
        provider = new Provider(data);
    }

    @AfterAll static void stop() {
        provider.queries().assertCovered();
        provider.close();
    }

    @Test void a_one_time_password_opens_nothing_but_the_choice_of_a_real_one() {
        var oneTime = issue("ling");
        var browser = provider.browser();
        var answer = browser.fill(browser.authorize().replace("/oauth2/authorize", "/login"),
            Map.of("username", "ling", "password", oneTime));
        assertThat(location(answer)).startsWith("/member/login/new-password?");
        assertThat(location(browser.get(browser.authorize()))).startsWith("/member/login?");

        var chosen = browser.fill(location(answer), Map.of("newPassword", PASSWORD, "repeated", PASSWORD));

        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(location(browser.get(location(chosen)))).startsWith(Browser.REDIRECT + "?code=");
        assertThat(location(provider.browser().signIn("ling", oneTime))).isEmpty();
    }

    @Test void a_bad_choice_is_explained_on_the_page() {
        var browser = provider.browser();
        browser.signIn("rui", issue("rui"));

        var shorter = browser.fill("/member/login/new-password", Map.of("newPassword", "rui", "repeated", "rui"));
        var other = browser.fill("/member/login/new-password", Map.of("newPassword", PASSWORD, "repeated", "x"));

        assertThat(shorter.body()).contains(
            "at least 10 characters", "must not contain the user name", "role=\"alert\"");
        assertThat(other.body()).contains("not the same");
    }

    @Test void an_activation_that_is_sent_again_is_answered_as_before_and_no_other_is() {
        var oneTime = issue("gang");
        var browser = provider.browser();
        assertThat(browser.activate("gang", oneTime, PASSWORD).statusCode()).isEqualTo(204);

        assertThat(browser.activate("gang", oneTime, PASSWORD).statusCode()).isEqualTo(204);
        assertThat(codes(browser.activate("gang", oneTime, "another sentence altogether")))
            .containsExactly("ACTIVATION_REFUSED");
        assertThat(codes(browser.activate("gang", "00000-00000-00000-00000", PASSWORD)))
            .containsExactly("ACTIVATION_REFUSED");
    }

    @Test void unknown_wrong_expired_and_waiting_are_refused_in_the_same_words() {
        var browser = provider.browser();
        var wrong = "00000-00000-00000-00000";
        issue("wrong");
        var expired = issue("expired");
        issue("waiting");
        for (int i = 0; i < Tries.FREE_MAX; i++) browser.activate("waiting", wrong, PASSWORD);
        var answers = Stream.of("nobody-at-all", "wrong", "waiting", "NOT+A+NAME")
            .map(name -> browser.activate(name, wrong, PASSWORD)).toList();
        provider.clock().forward(OneTimePassword.LIFE.plusSeconds(1));
        var late = browser.activate("expired", expired, PASSWORD);

        for (var answer : answers)
            assertThat(withoutInstance(answer)).isEqualTo(withoutInstance(late));
        assertThat(late.statusCode()).isEqualTo(409);
    }

    @Test void after_some_wrong_tries_even_the_right_password_has_to_wait_and_then_opens() {
        activated("dong");
        var browser = provider.browser();
        for (int i = 0; i < Tries.FREE_MAX; i++)
            assertThat(browser.signIn("dong", "wrong " + i).statusCode()).isEqualTo(401);

        var waiting = browser.signIn("dong", PASSWORD);
        provider.clock().forward(Tries.WAIT_FIRST);

        assertThat(waiting.statusCode()).isEqualTo(401);
        assertThat(waiting.body()).isEqualTo(sameForm(browser.signIn("nobody-at-all", PASSWORD), waiting));
        assertThat(browser.signIn("dong", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test void guesses_side_by_side_do_not_outrun_the_count() throws Exception {
        activated("xin");
        var xin = new Username("xin");
        var accounts = provider.bean(Accounts.class);
        try (var threads = Executors.newFixedThreadPool(16)) {
            threads.invokeAll(IntStream.range(0, 40)
                .<Callable<SignIn>>mapToObj(i -> () -> accounts.signIn(xin, "guess " + i, HERE)).toList());
        }

        var account = accounts.find(xin).orElseThrow();
        assertThat(account.failed()).isEqualTo(Tries.FREE_MAX);
        assertThat(accounts.signIn(xin, PASSWORD, HERE)).isEqualTo(new SignIn.Refused());
    }

    @Test void one_name_is_tried_so_often_and_no_more_whether_it_is_anybodys_or_not() {
        var browser = provider.browser();
        HttpResponse<String> last = null;
        for (int i = 0; i <= ActivationResource.TRIES_PER_MINUTE_MAX; i++)
            last = browser.activate("often", "00000-00000-00000-00000", "short");

        assertThat(last).isNotNull();
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).contains("60");
        provider.clock().forward(Duration.ofMinutes(2));
        assertThat(browser.activate("often", "00000-00000-00000-00000", "short").statusCode()).isEqualTo(409);
    }

    @ParameterizedTest @ValueSource(ints = {65, 4_000})
    void a_name_that_can_be_nobodys_is_refused_and_takes_no_room(int length) {
        var browser = provider.browser();
        for (int i = 0; i <= ActivationResource.TRIES_PER_MINUTE_MAX; i++)
            assertThat(codes(browser.activate("n".repeat(length), "00000-00000-00000-00000", PASSWORD)))
                .containsExactly("ACTIVATION_REFUSED");
        var page = browser.get("/member/login");
        for (int i = 0; i <= LoginResource.TRIES_PER_MINUTE_MAX; i++)
            assertThat(browser.send(page, Map.of("username", "n".repeat(length), "password", PASSWORD)).statusCode())
                .isEqualTo(401);
    }

    @Test void a_password_longer_than_any_is_refused_before_its_name_is_looked_at() {
        activated("lei");

        assertThat(provider.browser().signIn("lei", "x".repeat(1_025)).statusCode()).isEqualTo(401);

        assertThat(provider.bean(Accounts.class).find(new Username("lei")).orElseThrow().failed()).isZero();
    }

    @Test void wrong_tries_from_elsewhere_keep_nobody_from_their_account() {
        activated("min");
        var stranger = provider.browser();
        var page = stranger.get("/member/login");
        for (int i = 0; i <= LoginResource.TRIES_PER_MINUTE_MAX; i++)
            stranger.send(page, Map.of("username", "min", "password", "x"), "X-Forwarded-For", "198.51.100.7");
        assertThat(stranger.send(page, Map.of("username", "min", "password", PASSWORD),
            "X-Forwarded-For", "198.51.100.7").statusCode()).isEqualTo(429);

        assertThat(provider.browser().signIn("min", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test void wrong_activations_from_elsewhere_keep_nobody_from_opening_their_account() {
        var oneTime = issue("bai");
        for (int i = 0; i <= ActivationResource.TRIES_PER_MINUTE_MAX; i++)
            provider.browser().put("/member/activations/bai",
                Map.of("oneTimePassword", "00000", "newPassword", PASSWORD), "X-Forwarded-For", "198.51.100.7");

        assertThat(provider.browser().activate("bai", oneTime, PASSWORD).statusCode()).isEqualTo(204);
    }

    @Test void a_new_one_time_password_ends_what_the_old_one_and_the_password_opened() {
        var before = activated("yue");
        var browser = provider.browser();
        browser.signIn("yue", PASSWORD);
        assertThat(location(browser.get(browser.authorize()))).startsWith(Browser.REDIRECT);

        var accounts = provider.bean(Accounts.class);
        var account = accounts.find(new Username("yue")).orElseThrow();
        var again = provider.issue("harbour", "yue", "person-yue", account.version());

        assertThat(again).isInstanceOfSatisfying(Issue.Given.class,
            given -> assertThat(given.oneTimePassword()).isNotEqualTo(before));
        assertThat(location(browser.get(browser.authorize()))).startsWith("/member/login");
        assertThat(provider.browser().signIn("yue", PASSWORD).statusCode()).isEqualTo(401);
        assertThat(codes(provider.browser().activate("yue", before, PASSWORD))).containsExactly("ACTIVATION_REFUSED");
    }

    @Test void a_person_has_one_account_and_a_name_one_person() {
        issue("hong");

        assertThat(provider.issue("harbour", "hong2", "person-hong", null))
            .isEqualTo(new Issue.Refused(List.of(AccountRefusal.PERSON_HAS_AN_ACCOUNT)));
        assertThat(provider.issue("harbour", "hong", "person-other", 1L))
            .isEqualTo(new Issue.Refused(List.of(AccountRefusal.ACCOUNT_OF_ANOTHER_PERSON)));
        assertThat(provider.issue("elsewhere", "hong", "person-hong", 1L))
            .isEqualTo(new Issue.Refused(List.of(AccountRefusal.USERNAME_TAKEN)));
        assertThat(provider.issue("harbour", "admin", "person-x", null))
            .isEqualTo(new Issue.Refused(List.of(AccountRefusal.USERNAME_TAKEN)));
    }

    @Test void no_unit_binds_a_password_to_the_id_of_anothers_person() {
        issue("chair");

        assertThat(provider.issue("elsewhere", "thief", "person-chair", null))
            .isEqualTo(new Issue.Refused(List.of(
                AccountRefusal.PERSON_NOT_OF_THIS_UNIT, AccountRefusal.PERSON_HAS_AN_ACCOUNT)));
        assertThat(provider.issue("harbour", "ghost", "person-ghost", null))
            .isEqualTo(new Issue.Refused(List.of(AccountRefusal.PERSON_NOT_OF_THIS_UNIT)));
    }

    @Test void malformed_activations_name_the_place() {
        var browser = provider.browser();
        var answer = browser.put("/member/activations/hong", Map.of("oneTimePassword", "x"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("password1");
    }

    private static String withoutInstance(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    /** The same page but for the CSRF value, which differs each time it is drawn. */
    private static String sameForm(HttpResponse<String> one, HttpResponse<String> other) {
        var value = "name=\"_csrf\" value=\"[^\"]*\"";
        var found = java.util.regex.Pattern.compile(value).matcher(other.body());
        assertThat(found.find()).isTrue();
        return one.body().replaceAll(value, java.util.regex.Matcher.quoteReplacement(found.group()));
    }

    private static List<String> codes(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(409);
        return provider.browser().json(answer).path("reasons").valueStream()
            .map(r -> r.path("code").asString()).toList();
    }

    private static String issue(String name) {
        var issued = provider.issue("harbour", name);
        return issued instanceof Issue.Given given ? given.oneTimePassword() : "";
    }

    private static String activated(String name) {
        var oneTime = issue(name);
        assertThat(provider.browser().activate(name, oneTime, PASSWORD).statusCode()).isEqualTo(204);
        return oneTime;
    }
}
