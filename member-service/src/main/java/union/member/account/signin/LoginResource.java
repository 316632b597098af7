package union.member.account.signin;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import union.member.account.AccountDocument;
import union.member.account.AccountRefusal;
import union.member.account.Accounts;
import union.member.account.Accounts.SignIn;
import union.member.account.Peer;
import union.member.account.RateLimit;
import union.member.account.Username;
import union.platform.access.Access;
import union.platform.access.To;

/**
 * Signing in with name and password, and choosing a real password after a one-time one. A further factor becomes a
 * page between the password and the way onward: its session, like the one of a one-time password, opens nothing yet.
 */
@RestController
@Tag(name = "Sign-in")
public class LoginResource {
    public static final int TRIES_PER_MINUTE_MAX = 30;
    private final Accounts accounts;
    private final SessionClient sessions;
    private final SessionCookieResource cookies;
    private final LoginPageResource pages;
    private final RateLimit tries;

    public LoginResource(
            Accounts accounts, SessionClient sessions, SessionCookieResource cookies, LoginPageResource pages,
            RateLimit signInTries) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookies = cookies;
        this.pages = pages;
        this.tries = signInTries;
    }

    @GetMapping(LoginPlace.LOGIN) @Access(to = To.PUBLIC)
    public ResponseEntity<String> login(HttpServletRequest request) {
        return pages.login(HttpStatus.OK, request, List.of());
    }

    @PostMapping(LoginPlace.LOGIN) @Access(to = To.PUBLIC)
    public ResponseEntity<String> signIn(
            @RequestParam(defaultValue = "") String username, @RequestParam(defaultValue = "") String password,
            HttpServletRequest request, HttpServletResponse response) {
        var name = Username.typed(username);
        if (name.isEmpty()) return refused(request); // nobody's, and too long a text to keep
        if (!tries.allows(name.get(), from(request)))
            return pages.login(HttpStatus.TOO_MANY_REQUESTS, request, List.of("login.too-many"));
        sessions.end(SessionCookieResource.of(request));
        return switch (accounts.signIn(name.get(), password, from(request))) {
            case SignIn.Refused _ -> refused(request);
            case SignIn.PasswordDue(var account) -> {
                response.addCookie(cookies.with(sessions.begin(account, true)));
                yield to(LoginPlace.newPassword(request.getContextPath(), request.getQueryString()));
            }
            case SignIn.Done(var account) -> enter(account, request, response);
        };
    }

    @GetMapping(LoginPlace.NEW_PASSWORD) @Access(to = To.PUBLIC)
    public ResponseEntity<String> newPassword(HttpServletRequest request) {
        return sessions.passwordDue(SessionCookieResource.of(request)).isPresent()
            ? pages.newPassword(HttpStatus.OK, request, List.of()) : backToLogin(request);
    }

    @PostMapping(LoginPlace.NEW_PASSWORD) @Access(to = To.PUBLIC)
    public ResponseEntity<String> choosePassword(
            @RequestParam(defaultValue = "") String newPassword, @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request, HttpServletResponse response) {
        var account = sessions.passwordDue(SessionCookieResource.of(request));
        if (account.isEmpty()) return backToLogin(request);
        if (!newPassword.equals(repeated))
            return pages.newPassword(HttpStatus.CONFLICT, request, List.of(AccountRefusal.PASSWORDS_DIFFER));
        var broken = accounts.choosePassword(account.get(), newPassword);
        if (!broken.isEmpty()) return pages.newPassword(HttpStatus.CONFLICT, request, broken);
        sessions.end(SessionCookieResource.of(request));
        var name = new Username(account.get().username());
        return accounts.signIn(name, newPassword, from(request)) instanceof SignIn.Done(var opened)
            ? enter(opened, request, response) : backToLogin(request);
    }

    @GetMapping(LoginPlace.DONE) @Access(to = To.PUBLIC)
    public ResponseEntity<String> done(HttpServletRequest request) {
        return sessions.signedIn(SessionCookieResource.of(request)).isPresent()
            ? pages.done(request) : backToLogin(request);
    }

    @PostMapping(LoginPlace.OUT) @Access(to = To.PUBLIC)
    public ResponseEntity<String> signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(SessionCookieResource.of(request));
        response.addCookie(cookies.gone());
        return pages.says(HttpStatus.OK, request, "login.out");
    }

    private ResponseEntity<String> enter(
            AccountDocument account, HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookies.with(sessions.begin(account, false)));
        return to(LoginPlace.onward(request.getContextPath(), request.getQueryString()));
    }

    private static Peer from(HttpServletRequest request) {
        return Peer.of(request.getRemoteAddr());
    }

    private ResponseEntity<String> refused(HttpServletRequest request) {
        return pages.login(HttpStatus.UNAUTHORIZED, request, List.of("login.refused"));
    }

    private static ResponseEntity<String> backToLogin(HttpServletRequest request) {
        return to(LoginPlace.login(request.getContextPath(), request.getQueryString()));
    }

    private static ResponseEntity<String> to(String place) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(place)).build();
    }
}
