package union.platform.web;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import union.platform.access.Caller;
import union.platform.aggregate.Act;

/** Gives handlers the {@link Act} and the {@link Caller} of a request. */
public final class ActArguments implements HandlerMethodArgumentResolver {
    public static final String CORRELATION = "X-Correlation-Id";
    private static final Pattern CORRELATION_FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern ETAG_FORM = Pattern.compile("\"([0-9]{1,18})\"");

    private final Clock clock;
    private final Supplier<String> newIds;
    private final @Nullable Tracer tracer;

    public ActArguments(Clock clock, Supplier<String> newIds, @Nullable Tracer tracer) {
        this.clock = clock;
        this.newIds = newIds;
        this.tracer = tracer;
    }

    @Override public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Act.class || parameter.getParameterType() == Caller.class;
    }

    @Override public Object resolveArgument(
            MethodParameter parameter, @Nullable ModelAndViewContainer model, NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        if (parameter.getParameterType() == Caller.class) return AccessGate.caller();
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) throw new IllegalStateException("not an HTTP request");
        return act(request);
    }

    private Act act(HttpServletRequest request) {
        var ifMatch = ifMatch(request.getHeader("If-Match"));
        var place = request.getMethod() + " " + request.getRequestURI();
        var key = request.getHeader("Idempotency-Key");
        if (key != null && !KEY_FORM.matcher(key).matches())
            throw Problem.malformed("/header/Idempotency-Key", "malformed.idempotency-key");
        var subject = AccessGate.caller().subject();
        var inputHash = hash(place, body(request));
        var commandId = key != null ? "key " + subject + " " + key : inputHash + (ifMatch == null ? "" : "@" + ifMatch);
        var origin = new Act.Origin(subject.isEmpty() ? "anonymous" : subject,
            clock.instant().truncatedTo(ChronoUnit.MILLIS), correlation(request.getHeader(CORRELATION)), null,
            traceparent());
        return new Act(commandId.length() > Act.COMMAND_ID_LENGTH_MAX ? hash(commandId) : commandId,
            inputHash, ifMatch, false, origin);
    }

    /** The version named by If-Match (RFC 9110, section 13.1.1): one strong tag of ours, or nothing. */
    private static @Nullable Long ifMatch(@Nullable String header) {
        if (header == null) return null;
        var tag = ETAG_FORM.matcher(header.strip());
        if (!tag.matches()) throw Problem.malformed("/header/If-Match", "malformed.if-match");
        return Long.valueOf(tag.group(1));
    }

    private String correlation(@Nullable String header) {
        return header != null && CORRELATION_FORM.matcher(header).matches() ? header : newIds.get();
    }

    private static byte[] body(HttpServletRequest request) {
        return request.getAttribute(RequestBodies.BODY) instanceof byte[] body ? body : new byte[0];
    }

    private @Nullable String traceparent() {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span == null) return null;
        var context = span.context();
        return "00-%s-%s-%s".formatted(context.traceId(), context.spanId(),
            Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }

    private static String hash(String text, byte... body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
