package union.member.account.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of a session: for this service only, out of reach of scripts, not sent along by other sites' forms. It
 * ends with the browser. Over plain HTTP (localhost) it cannot be marked secure; behind HTTPS it is.
 */
record SessionCookieResource(String path, boolean secure) {
    static final String NAME = "federation_session";

    static @Nullable String of(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) return null;
        return Arrays.stream(cookies).filter(c -> NAME.equals(c.getName())).findFirst().map(Cookie::getValue)
            .orElse(null);
    }

    Cookie with(String value) {
        var cookie = new Cookie(NAME, value);
        cookie.setPath(path);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    Cookie gone() {
        var cookie = with("");
        cookie.setMaxAge(0);
        return cookie;
    }
}
