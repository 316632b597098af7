package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.account.PasswordRule.PASSWORD_CONTAINS_USERNAME;
import static union.member.account.PasswordRule.PASSWORD_IS_ONE_TIME;
import static union.member.account.PasswordRule.PASSWORD_TOO_COMMON;
import static union.member.account.PasswordRule.PASSWORD_TOO_LONG;
import static union.member.account.PasswordRule.PASSWORD_TOO_SHORT;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    private static final String ONE_TIME = "7H2KM-9QX4T-B3CDE-FG5RS";

    @Test void a_sentence_is_a_good_password() {
        assertThat(broken("the lake is cold in may")).isEmpty();
        assertThat(broken("五月的湖水还很凉今年也是")).isEmpty();
    }

    @Test void every_rule_can_refuse() {
        Set<PasswordRule> refused = new TreeSet<>();
        for (var wanted : List.of("short", "x9".repeat(65), "my.li.hua.passphrase", "password123", ONE_TIME))
            refused.addAll(broken(wanted));

        assertThat(refused).containsExactly(PasswordRule.values());
    }

    @Test void all_broken_rules_are_named_not_only_the_first() {
        assertThat(broken("li.hua")).contains(PASSWORD_TOO_SHORT, PASSWORD_CONTAINS_USERNAME);
    }

    @Test void length_is_counted_in_characters_as_people_see_them() {
        assertThat(broken("😀😁😂🤣😃😄😅😆😉")).contains(PASSWORD_TOO_SHORT);
        assertThat(broken("😀😁😂🤣😃😄😅😆😉😊")).isEmpty();
        assertThat(broken("😀😂😄😉".repeat(33))).contains(PASSWORD_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Password123", "QWERTYUIOP", "aaaaaaaaaaaa", "abababababab", "1234567890", "hijklmnopqrs",
        "9876543210", "gonghui2026"})
    void what_everyone_tries_first_is_refused_in_any_case(String wanted) {
        assertThat(broken(wanted)).contains(PASSWORD_TOO_COMMON);
    }

    @Test void the_one_time_password_is_recognised_however_it_is_written() {
        assertThat(broken("7h2km9qx4tb3cdefg5rs")).contains(PASSWORD_IS_ONE_TIME);
    }

    @Test void a_password_does_not_show_when_what_holds_it_is_printed() {
        assertThat(candidate("the lake is cold in may").toString()).doesNotContain("lake");
    }

    private static List<PasswordRule> broken(String password) {
        return PasswordRule.brokenBy(candidate(password));
    }

    private static PasswordRule.Candidate candidate(String password) {
        return new PasswordRule.Candidate(new Username("li.hua"), password, ONE_TIME);
    }
}
