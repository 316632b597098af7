package union.gateway;

import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * What a request costs us at most (限流类别): whoever signs in makes the service hash a password, whoever writes makes it
 * keep something for ever, the rest reads.
 */
enum RateClass {
    SIGN_IN, WRITE, READ;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    static RateClass of(Destination destination, HttpMethod method) {
        if (READS.contains(method)) {
            return READ;
        }
        return destination instanceof Destination.Service(_, var open) && open ? SIGN_IN : WRITE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
