package union.gateway;

import java.util.Locale;

/**
 * What can go wrong at the door itself (网关错误), with the status and the stable type that clients see. The words come
 * from the bundle {@code gateway-messages}; what a service answers, good or bad, passes unchanged and is never one of
 * these.
 */
enum Trouble {
    MALFORMED(400, "malformed"),
    JSON_TOO_DEEP(400, "too-deep"),
    UNAUTHENTICATED(401, "unauthenticated"),
    TOKEN_REFUSED(401, "unauthenticated"),
    NOT_FOUND(404, "not-found"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed"),
    BODY_TOO_SLOW(408, "too-slow"),
    BODY_TOO_LARGE(413, "too-large"),
    URI_TOO_LONG(414, "uri-too-long"),
    TOO_MANY_REQUESTS(429, "too-many"),
    HEADERS_TOO_LARGE(431, "headers-too-large"),
    INTERNAL(500, "internal"),
    PART_ABSENT(503, "unavailable"),
    PART_SILENT(503, "unavailable"),
    PART_CROWDED(503, "unavailable"),
    PART_RESTING(503, "unavailable");

    private final int status;
    private final String type;

    Trouble(int status, String type) {
        this.status = status;
        this.type = type;
    }

    int status() {
        return status;
    }

    String type() {
        return "urn:union:" + type;
    }

    String titleKey() {
        return key() + ".title";
    }

    String detailKey() {
        return key() + ".detail";
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
