package union.member.account;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.web.Malformed;
import union.platform.web.Problem;

/** The holder of an account opens it (激活): the one-time password for a password that nobody else knows. */
@RestController
@Tag(name = "Accounts")
public class ActivationResource {
    static final int TRIES_PER_MINUTE_MAX = 10;
    private static final String RETRY_AFTER_SECONDS = "60";
    private final Accounts accounts;
    private final RateLimit tries;

    public ActivationResource(Accounts accounts, RateLimit activationTries) {
        this.accounts = accounts;
        this.tries = activationTries;
    }

    public record Activation(String oneTimePassword, String newPassword) {
        private static final int LENGTH_MAX = 256;

        public Activation {
            required(oneTimePassword);
            required(newPassword);
        }

        private static void required(@org.jspecify.annotations.Nullable String text) {
            if (text == null || text.isEmpty()) throw new Malformed("malformed.required");
            if (text.length() > LENGTH_MAX)
                throw new Malformed("malformed.too-long", Map.of("max", Integer.toString(LENGTH_MAX)));
        }

        @Override public String toString() {
            return "an activation";
        }
    }

    /** 204, and 204 again for a retry; 409 with every broken rule; 429 when one name is tried too often. */
    @PutMapping("/activations/{username}") @Access(to = To.PUBLIC)
    public ResponseEntity<Void> activate(
            @PathVariable String username, @RequestBody Activation body, HttpServletRequest request,
            HttpServletResponse response) {
        var from = Peer.of(request.getRemoteAddr());
        var name = Username.typed(username)
            .orElseThrow(() -> Problem.refused(List.of(AccountRefusal.ACTIVATION_REFUSED)));
        if (!tries.allows(name, from)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many");
        }
        var reasons = accounts.activate(name, body.oneTimePassword(), body.newPassword(), from);
        if (!reasons.isEmpty()) throw Problem.refused(reasons);
        return ResponseEntity.noContent().build();
    }
}
