package union.member.account.signin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Keeps codes in the database, where any instance redeems what another has given. Using a code is one conditional
 * write, so two requests side by side get one token between them; a second use ends the session that gave the code.
 * A code is worth as much as its session: signing out, a lock or a new one-time password ends both.
 * Tokens of machines leave nothing behind to keep.
 */
public final class AuthorizationClient implements OAuth2AuthorizationService {
    static final int SWEEP_MAX = 500;
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationClient.class);

    private final MongoCollection<AuthorizationDocument> codes;
    private final RegisteredClientRepository clients;
    private final SessionClient sessions;
    private final Clock clock;

    public AuthorizationClient(
            MongoDatabase database, RegisteredClientRepository clients, SessionClient sessions, Clock clock) {
        this.codes = database.getCollection("authorizations", AuthorizationDocument.class)
            .withWriteConcern(WriteConcern.MAJORITY).withReadConcern(ReadConcern.MAJORITY);
        this.clients = clients;
        this.sessions = sessions;
        this.clock = clock;
        codes.createIndex(Indexes.ascending("codeHash"), new IndexOptions().unique(true));
        codes.createIndex(Indexes.ascending("until"));
    }

    @Override public void save(OAuth2Authorization authorization) {
        if (authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) return;
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (code == null) throw new IllegalStateException("only codes are given to people's clients");
        if (!code.isInvalidated()) {
            codes.insertOne(AuthorizationDocument.of(authorization, code.getToken()));
            return;
        }
        var unused = and(eq("_id", authorization.getId()), eq("used", false));
        if (codes.updateOne(unused, set("used", true)).getMatchedCount() == 0)
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }

    @Override public void remove(OAuth2Authorization authorization) {
        codes.deleteOne(eq("_id", authorization.getId()));
    }

    @Override public @Nullable OAuth2Authorization findById(String id) {
        throw new UnsupportedOperationException("nobody knows the ids of authorizations");
    }

    /** By code only: other tokens are not kept, so nothing is found by them. */
    @Override public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type != null && !OAuth2ParameterNames.CODE.equals(type.getValue())) return null;
        var found = codes.find(eq("codeHash", Secrets.hash(token))).first();
        if (found == null) return null;
        if (found.used()) {
            LOG.warn("A code given to {} was presented a second time; its session has ended", found.client());
            sessions.endById(found.signedIn().session());
        }
        if (!sessions.lives(found.signedIn().session())) return null;
        var client = clients.findById(found.client());
        return client == null ? null : found.toAuthorization(client, token);
    }

    /** Removes a bounded number of codes that nobody needs to remember. */
    long sweep() {
        var over = codes.find(lt("until", clock.instant())).sort(Sorts.ascending("until")).limit(SWEEP_MAX)
            .map(AuthorizationDocument::id).into(new ArrayList<>());
        return over.isEmpty() ? 0 : codes.deleteMany(in("_id", over)).getDeletedCount();
    }
}
