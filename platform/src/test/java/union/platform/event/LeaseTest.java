package union.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import union.platform.sample.SetClock;
import union.testing.Backbone;

/** One at a time does the work, and what it began has ended before another begins. */
class LeaseTest {
    final SetClock clock = new SetClock(Instant.parse("2026-05-01T08:00:00Z"));
    MongoClient client;
    MongoCollection<BsonDocument> leases;
    Lease one;
    Lease other;

    @BeforeEach void open() {
        client = MongoClients.create(Backbone.get().mongoUri());
        leases = client.getDatabase(Backbone.get().freshDatabase()).getCollection("leases", BsonDocument.class);
        one = new Lease(leases, "tallies", "one", clock);
        other = new Lease(leases, "tallies", "other", clock);
    }

    @AfterEach void close() {
        client.close();
    }

    @Test void a_second_holder_is_refused() {
        assertThat(one.held()).isTrue();
        assertThat(other.held()).isFalse();
        assertThat(one.held()).isTrue();
    }

    @Test void two_names_are_two_leases() {
        assertThat(one.held()).isTrue();
        assertThat(new Lease(leases, "letters", "other", clock).held()).isTrue();
    }

    @Test void whatever_is_begun_under_a_lease_has_ended_before_another_takes_it() {
        for (int seconds = 0; seconds < 70; seconds++) {
            leases.deleteMany(new BsonDocument());
            one = new Lease(leases, "tallies", "one", clock);
            one.held();
            clock.forward(Duration.ofSeconds(seconds));
            assertThat(one.kept()).isTrue();
            var begun = clock.instant(); // and then its machine is held up
            while (!other.held()) clock.forward(Duration.ofSeconds(1));
            assertThat(Duration.between(begun, clock.instant()))
                .isGreaterThan(Lease.WORK_MAX.plus(Lease.CLOCKS_DIFFER_MAX));
            other.release();
        }
    }

    @Test void it_is_prolonged_in_time_so_that_nobody_else_gets_it_while_the_holder_works() {
        one.held();
        for (int second = 0; second < 300; second++) {
            clock.forward(Duration.ofSeconds(1));
            assertThat(one.kept()).isTrue();
            assertThat(other.held()).isFalse();
        }
    }

    @Test void who_was_held_up_may_not_go_on_after_another_took_over_even_when_that_one_is_gone_again() {
        one.held();
        clock.forward(Duration.ofMinutes(2));
        assertThat(other.held()).isTrue();
        assertThat(one.kept()).isFalse();
        other.release();
        assertThat(one.kept()).isFalse(); // what it has read is old by now
        assertThat(one.held()).isTrue(); // to begin anew is another matter
    }

    @Test void a_released_lease_is_free_at_once_and_only_its_holder_can_release_it() {
        one.held();
        other.release();
        assertThat(other.held()).isFalse();
        one.release();
        assertThat(other.held()).isTrue();
        one.release();
        assertThat(one.held()).isFalse();
    }

    @Test void a_clock_that_is_set_back_an_hour_lets_nobody_believe_for_an_hour() {
        one.held();
        clock.forward(Duration.ofMinutes(2));
        assertThat(other.held()).isTrue();
        clock.forward(Duration.ofHours(-1));
        assertThat(one.held()).isFalse();
        assertThat(other.held()).isTrue();
    }
}
