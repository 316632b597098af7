package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class OneTimePasswordTest {
    @Test void it_is_twenty_of_thirty_two_letters_and_no_two_are_alike() {
        var random = new SecureRandom();
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            var next = OneTimePassword.next(random);
            assertThat(next).matches("([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}");
            assertThat(seen.add(next)).isTrue();
        }
    }

    @Test void what_is_read_off_paper_is_understood() {
        assertThat(OneTimePassword.read(" 7h2km 9qx4t-b3cde-fg5ro ")).isEqualTo("7H2KM9QX4TB3CDEFG5R0");
        assertThat(OneTimePassword.read("iIlL1oO0")).isEqualTo("11111000");
    }
}
