package union.member.account.signin;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import union.member.account.AccountDocument;
import union.member.account.Accounts;
import union.member.account.Username;

/** Keeps the sessions of the login pages where every instance finds them and a restart does not lose them. */
public final class SessionClient {
    public static final Duration LIFE = Duration.ofHours(8);
    public static final Duration PASSWORD_DUE_LIFE = Duration.ofMinutes(15);
    static final int PER_ACCOUNT_MAX = 20;
    static final int SWEEP_MAX = 500;

    private final MongoCollection<SessionDocument> sessions;
    private final Accounts accounts;
    private final Clock clock;

    public SessionClient(MongoDatabase database, Accounts accounts, Clock clock) {
        this.sessions = database.getCollection("sessions", SessionDocument.class)
            .withWriteConcern(WriteConcern.MAJORITY).withReadConcern(ReadConcern.MAJORITY);
        this.accounts = accounts;
        this.clock = clock;
        sessions.createIndex(Indexes.ascending("username", "at"));
        sessions.createIndex(Indexes.ascending("until"));
    }

    /** Begins a session and returns the value of its cookie; it is stored nowhere. */
    String begin(AccountDocument account, boolean passwordDue) {
        var cookie = Secrets.next();
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        makeRoom(account.username());
        sessions.insertOne(new SessionDocument(Secrets.hash(cookie), account.username(), account.subject(),
            account.operator(), List.of(SignedIn.PASSWORD), at, at.plus(passwordDue ? PASSWORD_DUE_LIFE : LIFE),
            passwordDue, account.version()));
        return cookie;
    }

    Optional<SignedIn> signedIn(@Nullable String cookie) {
        return living(cookie).filter(s -> !s.passwordDue()).map(SessionDocument::signedIn);
    }

    /** The account of a session that began with a one-time password and has not led to a real one. */
    Optional<AccountDocument> passwordDue(@Nullable String cookie) {
        return living(cookie).filter(SessionDocument::passwordDue)
            .flatMap(s -> accounts.find(new Username(s.username())));
    }

    void end(@Nullable String cookie) {
        if (cookie != null) endById(Secrets.hash(cookie));
    }

    void endById(String id) {
        sessions.deleteOne(eq("_id", id));
    }

    private Optional<SessionDocument> living(@Nullable String cookie) {
        return cookie == null || cookie.isEmpty() ? Optional.empty() : livingById(Secrets.hash(cookie));
    }

    /** Whether the session has not ended, and its account is as it was when the session began. */
    boolean lives(String id) {
        return livingById(id).isPresent();
    }

    private Optional<SessionDocument> livingById(String id) {
        return Optional.ofNullable(sessions.find(eq("_id", id)).first())
            .filter(s -> clock.instant().isBefore(s.until()))
            .filter(s -> accounts.find(new Username(s.username()))
                .filter(a -> a.version().equals(s.accountVersion())).isPresent());
    }

    /** An account holds a bounded number of sessions; a new one takes the place of the oldest. */
    private void makeRoom(String username) {
        var oldestFirst = sessions.find(eq("username", username)).sort(Sorts.ascending("username", "at"))
            .limit(PER_ACCOUNT_MAX).into(new ArrayList<>());
        if (oldestFirst.size() == PER_ACCOUNT_MAX) endById(oldestFirst.getFirst().id());
    }

    /** Removes a bounded number of sessions that are over. */
    long sweep() {
        var over = sessions.find(lt("until", clock.instant())).sort(Sorts.ascending("until")).limit(SWEEP_MAX)
            .map(SessionDocument::id).into(new ArrayList<>());
        return over.isEmpty() ? 0 : sessions.deleteMany(in("_id", over)).getDeletedCount();
    }
}
