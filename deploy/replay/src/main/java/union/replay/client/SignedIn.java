package union.replay.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session that fetches a new token before the old one ends. */
final class SignedIn implements Session {
    private static final Duration SPARE = Duration.ofSeconds(60);
    private static final int RENEWALS_MAX = 1_000;

    /** A token and how long it is good for. */
    record Token(String value, Duration lasts) {}

    private final Supplier<Token> source;
    private final Clock clock;
    private @Nullable Token token;
    private Instant renewAt = Instant.MIN;
    private int renewals;

    SignedIn(Supplier<Token> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override public synchronized Optional<String> token() {
        if (token == null || !clock.instant().isBefore(renewAt)) fetch();
        return Optional.ofNullable(token).map(Token::value);
    }

    /** Only once in a while: a token that was fetched a moment ago is not taken for another reason. */
    @Override public synchronized boolean renew() {
        if (token != null && clock.instant().isBefore(renewAt.minus(token.lasts()).plus(SPARE.multipliedBy(2))))
            return false;
        fetch();
        return true;
    }

    private void fetch() {
        if (renewals++ > RENEWALS_MAX) throw new Trouble("Tokens end too quickly.");
        var fetched = source.get();
        token = fetched;
        renewAt = clock.instant().plus(fetched.lasts()).minus(SPARE);
    }
}
