package union.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberServiceStartsTest {
    @Test void it_answers_once_it_has_read_the_tree_and_the_posts() {
        var health = RunningMember.get().get("/health", "");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body().path("status").asString()).isEqualTo("up");
    }

    @Test void what_nobody_offers_is_not_found() {
        assertThat(RunningMember.get().get("/nothing-here", "someone").status()).isEqualTo(404);
    }
}
