package union.platform.web;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import union.platform.aggregate.Refusal;
import union.platform.aggregate.Weather;
import union.platform.event.Passing;
import union.platform.text.Messages;

/** The one place where trouble becomes an answer: RFC 9457 problem details, in the reader's language. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "1";
    private final Messages messages;

    public ProblemAdvice(Messages messages) {
        this.messages = messages;
    }

    @ExceptionHandler ResponseEntity<ProblemDetail> on(Problem problem, HttpServletRequest request, Locale locale) {
        var detail = detail(problem.status(), problem.code(), request, locale);
        if (!problem.reasons().isEmpty())
            detail.setProperty("reasons", problem.reasons().stream().map(r -> reason(r, locale)).toList());
        if (!problem.places().isEmpty())
            detail.setProperty("errors", problem.places().stream().map(p -> place(p, locale)).toList());
        var headers = new HttpHeaders();
        if (problem.status() == HttpStatus.UNAUTHORIZED) headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return answer(detail, headers);
    }

    @ExceptionHandler ResponseEntity<ProblemDetail> on(
            HttpMessageNotReadableException e, HttpServletRequest request, Locale locale) {
        return on(Problem.malformed(List.of(BodyPlaces.of(e))), request, locale);
    }

    @ExceptionHandler ResponseEntity<ProblemDetail> on(
            MethodArgumentTypeMismatchException e, HttpServletRequest request, Locale locale) {
        boolean path = e.getParameter().hasParameterAnnotation(
            org.springframework.web.bind.annotation.PathVariable.class);
        if (path) return on(Problem.notFound(), request, locale);
        return on(Problem.malformed("/query/" + e.getName(), "malformed.value"), request, locale);
    }

    @ExceptionHandler ResponseEntity<ProblemDetail> on(
            MissingServletRequestParameterException e, HttpServletRequest request, Locale locale) {
        return on(Problem.malformed("/query/" + e.getParameterName(), "malformed.missing"), request, locale);
    }

    /** Weather: the store, the broker or a neighbour is away for a moment. The same request may be sent again. */
    @ExceptionHandler({Weather.class, MongoException.class, KafkaException.class})
    ResponseEntity<ProblemDetail> weather(Exception e, HttpServletRequest request, Locale locale) {
        if (!Passing.is(e)) return other(e, request, locale);
        LOG.warn("{} {} has to be tried again: {}", request.getMethod(), request.getRequestURI(), e.toString());
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer(detail(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", request, locale), headers);
    }

    /** Whoever listened to a stream has left: there is nobody to answer, and nothing went wrong. */
    @ExceptionHandler void left(AsyncRequestNotUsableException gone) {
        LOG.debug("A listener left: {}", gone.toString());
    }

    /** What the framework refuses by itself (unknown path, method, media type) keeps its status; the rest is a bug. */
    @ExceptionHandler ResponseEntity<ProblemDetail> other(Exception e, HttpServletRequest request, Locale locale) {
        if (e instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return answer(detail(status, code(status), request, locale), known.getHeaders());
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(detail(HttpStatus.INTERNAL_SERVER_ERROR, "internal", request, locale), new HttpHeaders());
    }

    static String code(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "unauthenticated";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case CONTENT_TOO_LARGE -> "too-large";
            default -> "malformed";
        };
    }

    private ProblemDetail detail(HttpStatus status, String code, HttpServletRequest request, Locale locale) {
        var detail = ProblemDetail.forStatusAndDetail(status, messages.text("problem." + code + ".detail", locale));
        detail.setType(URI.create("urn:union:" + code));
        detail.setTitle(messages.text("problem." + code + ".title", locale));
        detail.setInstance(URI.create(request.getRequestURI()));
        return detail;
    }

    private Map<String, Object> reason(Refusal refusal, Locale locale) {
        var reason = new LinkedHashMap<String, Object>();
        reason.put("code", refusal.name());
        reason.put("text", messages.text("refusal." + refusal.name(), refusal.details(), locale));
        if (!refusal.citation().isEmpty()) reason.put("citation", refusal.citation());
        if (!refusal.details().isEmpty()) reason.put("values", refusal.details());
        return reason;
    }

    private Map<String, String> place(Problem.Place place, Locale locale) {
        return Map.of("pointer", place.pointer(), "detail", messages.text(place.code(), place.values(), locale));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail, HttpHeaders headers) {
        return ResponseEntity.status(detail.getStatus()).headers(headers)
            .contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detail);
    }
}
