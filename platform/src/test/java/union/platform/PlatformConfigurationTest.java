package union.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import union.platform.event.Passing;
import union.platform.sample.Tokens;
import union.testing.Backbone;

/** How a service meets neighbours that are busy or away. */
class PlatformConfigurationTest {

    @Test void who_finds_no_free_connection_to_the_store_is_told_soon() throws Exception {
        var mongo = new PlatformSettings.Mongo(Backbone.get().mongoUri(), "test", 1, Duration.ofMillis(50));
        var settings = new PlatformSettings("sample", "", "", ZoneOffset.UTC, mongo,
            new PlatformSettings.Kafka(1, (short) 1), null, null);
        var busy = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        CommandListener holdsUp = new CommandListener() {
            @Override public void commandStarted(CommandStartedEvent event) {
                if (!event.getCommandName().equals("ping")) return;
                busy.countDown();
                awaitOrFail(done);
            }
        };
        var listeners = new StaticListableBeanFactory(Map.of("one", holdsUp)).getBeanProvider(CommandListener.class);
        try (var client = new PlatformConfiguration().mongoClient(settings, listeners)) {
            var first = Thread.startVirtualThread(() -> client.getDatabase("test").runCommand(new Document("ping", 1)));
            awaitOrFail(busy);
            assertThatThrownBy(() -> client.getDatabase("test").getCollection("any").find().first())
                .isInstanceOf(MongoTimeoutException.class).matches(Passing::is);
            done.countDown();
            first.join();
        }
    }

    @Test void tokens_are_checked_with_the_keys_last_read_while_their_issuer_is_away() throws Exception {
        var tokens = new Tokens();
        var keys = PlatformWebConfiguration.issuerKeys(tokens.jwksUri(), Duration.ofMillis(1_001));
        var decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.decode(tokens.of("lea"));
        tokens.status.set(500);
        int before = tokens.asked.get();
        await().untilAsserted(() -> {
            assertThat(decoder.decode(tokens.of("lea")).getSubject()).isEqualTo("lea");
            assertThat(tokens.asked.get()).isGreaterThan(before);
        });
        assertThat(decoder.decode(tokens.of("lea")).getSubject()).isEqualTo("lea");
    }

    @Test void a_token_cannot_be_judged_before_its_issuer_has_answered_once() throws Exception {
        var tokens = new Tokens();
        tokens.status.set(500);
        var keys = PlatformWebConfiguration.issuerKeys(tokens.jwksUri(), Duration.ofMinutes(5));
        var decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        assertThatThrownBy(() -> decoder.decode(tokens.of("lea"))).isInstanceOf(JwtException.class)
            .isNotInstanceOf(BadJwtException.class); // Spring answers this one with "not now", the other with 401
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
