package union.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import union.platform.access.Access;
import union.platform.access.Caller;
import union.platform.access.Ownership;
import union.platform.access.To;
import union.platform.aggregate.Key;
import union.platform.aggregate.Weather;
import union.platform.unit.UnitId;

/** Asks {@link Ownership} before any handler runs. Not yours and not there look the same from outside: 404. */
public final class AccessGate implements HandlerInterceptor {
    private final Ownership ownership;
    private final BooleanSupplier ready;
    private final Clock clock;
    private final ZoneId zone;

    public AccessGate(Ownership ownership, BooleanSupplier ready, Clock clock, ZoneId zone) {
        this.ownership = ownership;
        this.ready = ready;
        this.clock = clock;
        this.zone = zone;
    }

    /** Who calls, as the verified token says. */
    public static Caller caller() {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token))
            return Caller.NOBODY;
        var subject = token.getToken().getSubject();
        return subject == null ? Caller.NOBODY
            : new Caller(subject, Boolean.TRUE.equals(token.getToken().getClaim("operator")));
    }

    @Override public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) throw Problem.notFound();
        var access = method.getMethodAnnotation(Access.class);
        if (access == null) {
            if (OpenOperations.include(method)) return true;
            throw Problem.notFound();
        }
        if (!namesSomething(request)) throw Problem.notFound();
        if (access.to() == To.PUBLIC) return true;
        var caller = caller();
        if (!caller.signedIn()) throw Problem.unauthenticated();
        if (!allowed(access, caller, request)) throw Problem.notFound();
        return true;
    }

    private boolean allowed(Access access, Caller caller, HttpServletRequest request) {
        var today = LocalDate.now(clock.withZone(zone));
        return switch (access.to()) {
            case PUBLIC, SIGNED_IN -> true;
            case OPERATOR -> caller.operator();
            case SELF -> variable(request, "person").filter(caller.subject()::equals).isPresent();
            case OWN -> unit(request, "upper").or(() -> unit(request, "unit"))
                .filter(unit -> ownership.owns(caller, unit, access.right(), today)).isPresent();
            case FIGURES -> unit(request, "unit")
                .filter(unit -> ownership.seesFigures(caller, unit, access.right(), today)).isPresent();
        };
    }

    /** An id that nothing can have names nothing. */
    private static boolean namesSomething(HttpServletRequest request) {
        return Stream.of("id", "person").flatMap(name -> variable(request, name).stream()).allMatch(Key::isId);
    }

    private Optional<UnitId> unit(HttpServletRequest request, String name) {
        if (!ready.getAsBoolean()) throw new Weather.NotReady("the directory of units and officers");
        try {
            return variable(request, name).map(UnitId::new);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }

    private static Optional<String> variable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
            && variables.get(name) instanceof String value ? Optional.of(value) : Optional.empty();
    }
}
