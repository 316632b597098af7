package union.gateway;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a raw request path (路径) the way every reader behind the gateway must read it, or refuses it. Gateways are
 * walked around by spelling a path so that the door and the service understand different things; so a path that has
 * more than one reading (empty or dotted segments, parameters, encoded separators, double encoding, broken UTF-8) goes
 * nowhere. What is left has one reading, and the rules on it (known prefix, no management endpoints) are plain
 * comparisons.
 */
final class RequestPath {
    private static final Set<String> MANAGEMENT = Set.of("actuator", "management");
    private static final Set<String> OPEN_AT_MEMBER = Set.of(
            "oauth2", "login", ".well-known", "activations");
    private static final Set<String> OWN = Set.of("", "health", "openapi.json", "docs");
    private static final Destination NOWHERE = new Destination.Nowhere();

    private RequestPath() {}

    static Destination destination(String rawPath) {
        var segments = segments(rawPath);
        if (segments == null || manages(segments)) {
            return NOWHERE;
        }
        var part = Part.ofPrefix(segments.getFirst());
        if (part != null) {
            return new Destination.Service(part, isOpen(part, segments));
        }
        return isOwn(segments) ? new Destination.Own() : NOWHERE;
    }

    private static boolean isOpen(Part part, List<String> segments) {
        return part == Part.MEMBER && segments.size() > 1 && OPEN_AT_MEMBER.contains(segments.get(1));
    }

    private static boolean isOwn(List<String> segments) {
        var depth = segments.getFirst().equals("docs") ? 2 : 1;
        return OWN.contains(segments.getFirst()) && segments.size() <= depth;
    }

    private static boolean manages(List<String> segments) {
        return segments.stream().limit(2).anyMatch(segment -> MANAGEMENT.stream().anyMatch(segment::equalsIgnoreCase));
    }

    /**
     * The decoded segments, or null where the path has no single reading. A trailing slash leaves an empty last
     * segment.
     */
    private static @Nullable List<String> segments(String rawPath) {
        if (!rawPath.startsWith("/")) {
            return null;
        }
        var raw = rawPath.substring(1).split("/", -1);
        var decoded = new String[raw.length];
        for (int i = 0; i < raw.length; i++) {
            var segment = decode(raw[i]);
            if (segment == null || !plain(segment) || (segment.isEmpty() && i < raw.length - 1)) {
                return null;
            }
            decoded[i] = segment;
        }
        return List.of(decoded);
    }

    private static boolean plain(String segment) {
        return !segment.equals(".") && !segment.equals("..")
                && segment.chars().noneMatch(c -> Character.isISOControl(c) || "/\\;%?#".indexOf(c) >= 0);
    }

    private static @Nullable String decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        var bytes = ByteBuffer.allocate(raw.length() * 3);
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) != '%') {
                bytes.put(StandardCharsets.UTF_8.encode(CharBuffer.wrap(raw, i, i + 1)));
            } else if (i + 2 < raw.length() && isHex(raw, i + 1) && isHex(raw, i + 2)) {
                bytes.put((byte) HexFormat.fromHexDigits(raw, i + 1, i + 3));
                i += 2;
            } else {
                return null;
            }
        }
        return utf8(bytes.flip());
    }

    private static boolean isHex(String raw, int at) {
        return HexFormat.isHexDigit(raw.charAt(at));
    }

    private static @Nullable String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(bytes).toString();
        } catch (CharacterCodingException _) {
            return null;   // not text: no service has a path that spells like this
        }
    }
}
