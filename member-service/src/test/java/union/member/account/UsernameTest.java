package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
    @Test void case_and_spaces_around_it_do_not_matter() {
        assertThat(Username.typed("  Li.Hua ")).contains(new Username("li.hua"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", ".hidden", "li hua", "li/hua", "李华", "lі.hua", "li\u0000", "a@b"})
    void what_could_be_mistaken_for_another_name_is_none(String typed) {
        assertThat(Username.typed(typed)).isEmpty();
        assertThatThrownBy(() -> new Username(typed)).isInstanceOf(IllegalArgumentException.class);
    }
}
