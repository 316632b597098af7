package union.member.account.signin;

import java.security.Principal;
import java.time.Instant;
import java.util.List;

/**
 * Someone who has signed in (已登录): the subject that tokens name, how strongly and when. {@code methods} are those of
 * RFC 8176; a second factor will add its own and nothing else here changes.
 *
 * @param session hash that names the session from which tokens are asked for
 */
public record SignedIn(String subject, Boolean operator, List<String> methods, Instant at, String session)
        implements Principal {
    static final String PASSWORD = "pwd";

    public SignedIn {
        methods = List.copyOf(methods);
    }

    @Override public String getName() {
        return subject;
    }
}
