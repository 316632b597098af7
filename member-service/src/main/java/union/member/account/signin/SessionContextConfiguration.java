package union.member.account.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** Who asks for a code is known by the session cookie; the servlet container keeps no sessions. */
@Configuration(proxyBeanMethods = false)
public class SessionContextConfiguration {

    /** The provider would keep every session in this instance's memory; ours are in the database. */
    @Bean SessionRegistry noSessionsInMemory() {
        return new NoSessions();
    }

    /** Reads the context from the session cookie. Sessions begin at the login page, so nothing is ever saved here. */
    static final class Cookies implements SecurityContextRepository {
        private final SessionClient sessions;

        Cookies(SessionClient sessions) {
            this.sessions = sessions;
        }

        @Deprecated
        @Override public SecurityContext loadContext(HttpRequestResponseHolder holder) {
            return load(holder.getRequest());
        }

        private SecurityContext load(HttpServletRequest request) {
            var context = SecurityContextHolder.createEmptyContext();
            sessions.signedIn(SessionCookieResource.of(request)).map(AuthorizationDocument::authentication)
                .ifPresent(context::setAuthentication);
            return context;
        }

        @Override public void saveContext(
                SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
            // a session begins when a password was right, and at no other time
        }

        @Override public boolean containsContext(HttpServletRequest request) {
            return SessionCookieResource.of(request) != null;
        }
    }

    private static final class NoSessions implements SessionRegistry {
        @Override public List<Object> getAllPrincipals() {
            return List.of();
        }

        @Override public List<SessionInformation> getAllSessions(Object principal, boolean expired) {
            return List.of();
        }

        @Override public @Nullable SessionInformation getSessionInformation(String id) {
            return null;
        }

        @Override public void refreshLastRequest(String id) {
            // not kept
        }

        @Override public void registerNewSession(String id, Object principal) {
            // not kept
        }

        @Override public void removeSessionInformation(String id) {
            // not kept
        }
    }
}
