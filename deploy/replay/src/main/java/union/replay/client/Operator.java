package union.replay.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The operator's credential, from which the passwords of the made-up officers follow, so that a replay can resume. */
public record Operator(String clientId, String clientSecret) {
    private static final String MAC = "HmacSHA256";

    /** A password that only whoever holds the credential can know. */
    String passwordOf(String username) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(clientSecret.getBytes(StandardCharsets.UTF_8), MAC));
            var bytes = mac.doFinal(("replay " + username).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override public String toString() {
        return "Operator[" + clientId + "]";
    }
}
