package union.member.account.signin;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A session at the login pages (登录会话), under the hash of its cookie. It lives as long as the account is as it was
 * when it began: another version of the account ends it.
 *
 * @param passwordDue began with a one-time password; good for choosing a real one only
 */
public record SessionDocument(
        @BsonId String id, String username, String subject, Boolean operator, List<String> methods, Instant at,
        Instant until, Boolean passwordDue, Long accountVersion) {
    SignedIn signedIn() {
        return new SignedIn(subject, operator, methods, at, id);
    }

    @Override public String toString() {
        return "a session until " + until;
    }
}
