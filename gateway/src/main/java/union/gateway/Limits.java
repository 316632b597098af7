package union.gateway;

import java.time.Duration;
import java.util.Map;

/**
 * Every bound of the door (限额), all stated in {@code gateway.yaml} below {@code union.gateway.limits}. Nothing here is
 * unbounded; what a client may meet has its own answer (400, 413, 414, 429, 431, 503).
 */
record Limits(Request request, Part part, Keys keys, Health health, OpenApi openApi, Rates rates) {
    /**
     * What one client may ask at once.
     *
     * @param bodyBytesMax     the body, whether its length was announced or not
     * @param headerBytesMax   all header lines together
     * @param headerLinesMax   how many they are
     * @param uriCharactersMax path and query
     * @param jsonDepthMax     brackets within brackets of a JSON body
     * @param timeMax          until the whole body has come
     */
    record Request(int bodyBytesMax, int headerBytesMax, int headerLinesMax, int uriCharactersMax, int jsonDepthMax,
            Duration timeMax) {}

    /**
     * How long a part is waited for.
     *
     * @param connectMillisMax until it takes the connection
     * @param answerMax        until its answer begins
     * @param silenceMax       between two pieces of an answer that has begun (a live stream must beat faster)
     * @param retriesMax       repeats of a GET whose connection failed; a write is never repeated
     * @param requestsMax      that may await its answer at once, so that one slow part does not hold all memory
     * @param breaker          when it is not asked at all
     */
    record Part(int connectMillisMax, Duration answerMax, Duration silenceMax, int retriesMax, int requestsMax,
            Breaker breaker) {}

    /**
     * When a part is spared.
     *
     * @param window            the latest requests that are judged, in whole seconds
     * @param requestsMin       fewer in the window are no judgement
     * @param failurePercentMax so many of a hundred may fail; from here on the part is spared
     * @param pause             how long
     * @param probesMax         requests let through after the pause to judge it again
     */
    record Breaker(Duration window, int requestsMin, int failurePercentMax, Duration pause, int probesMax) {}

    /**
     * How the signing keys are fetched, and how long what they proved is believed.
     *
     * @param timeMax      until the fetch counts as failed
     * @param ageMax       how long fetched keys serve without asking again
     * @param pauseMin     between two fetches, whatever key ids tokens name
     * @param tokensMax    proven tokens kept at once
     * @param tokensAgeMax how long a proven token is believed without asking the keys again
     */
    record Keys(Duration timeMax, Duration ageMax, Duration pauseMin, int tokensMax, Duration tokensAgeMax) {}

    /**
     * How the parts' health is asked.
     *
     * @param timeMax until a part counts as down
     * @param ageMax  how long one answer serves all who ask
     */
    record Health(Duration timeMax, Duration ageMax) {}

    /**
     * How the parts' OpenAPI files are gathered.
     *
     * @param timeMax   until a part's file counts as missing
     * @param ageMax    how long the merged file is served when no part was missing
     * @param gapAgeMax how long when one was
     * @param bytesMax  one part's file
     */
    record OpenApi(Duration timeMax, Duration ageMax, Duration gapAgeMax, int bytesMax) {}

    /**
     * How often one client may come, counted by each copy of the gateway for itself. A class without a rate is not
     * counted.
     *
     * @param clientsMax how many are counted at once, in each class
     * @param address    an IPv4 address or an IPv6 network of 64 bits
     * @param subject    of a proven token
     */
    record Rates(int clientsMax, Map<RateClass, Rate> address, Map<RateClass, Rate> subject) {}

    /** So many requests in a window of whole seconds. */
    record Rate(int requestsMax, Duration window) {
        Rate {
            if (requestsMax < 1 || window.toSeconds() < 1) {
                throw new IllegalArgumentException("a rate is at least one request in at least one second");
            }
        }
    }
}
