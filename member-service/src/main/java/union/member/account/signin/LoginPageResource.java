package union.member.account.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.LocaleResolver;
import union.member.account.signin.LoginPage.Form;
import union.platform.aggregate.Refusal;
import union.platform.text.Messages;

/** Hands out the login pages in the reader's language. */
final class LoginPageResource {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final LoginPage page;
    private final Messages messages;
    private final LocaleResolver locales;

    LoginPageResource(Messages messages, LocaleResolver locales) {
        this.page = new LoginPage(messages);
        this.messages = messages;
        this.locales = locales;
    }

    ResponseEntity<String> login(HttpStatus status, HttpServletRequest request, List<String> errorCodes) {
        var locale = locales.resolveLocale(request);
        var errors = errorCodes.stream().map(code -> messages.text(code, locale)).toList();
        var place = LoginPlace.login(request.getContextPath(), request.getQueryString());
        return html(status, page.login(new Form(place, csrf(request), errors), locale));
    }

    ResponseEntity<String> newPassword(
            HttpStatus status, HttpServletRequest request, List<? extends Refusal> reasons) {
        var locale = locales.resolveLocale(request);
        var errors = reasons.stream().map(r -> messages.text("refusal." + r.name(), r.details(), locale)).toList();
        var place = LoginPlace.newPassword(request.getContextPath(), request.getQueryString());
        return html(status, page.newPassword(new Form(place, csrf(request), errors), locale));
    }

    ResponseEntity<String> done(HttpServletRequest request) {
        var locale = locales.resolveLocale(request);
        var form = new Form(request.getContextPath() + LoginPlace.OUT, csrf(request), List.of());
        return html(HttpStatus.OK, page.done(form, locale));
    }

    ResponseEntity<String> says(HttpStatus status, HttpServletRequest request, String code) {
        return html(status, page.says(code, locales.resolveLocale(request)));
    }

    /** For filters, which answer before any handler. */
    void write(HttpServletRequest request, HttpServletResponse response, String code) throws IOException {
        Locale locale = locales.resolveLocale(request);
        response.setContentType(HTML.toString());
        response.getWriter().write(page.says(code, locale));
    }

    private static ResponseEntity<String> html(HttpStatus status, String page) {
        return ResponseEntity.status(status).contentType(HTML).body(page);
    }

    private static Map<String, String> csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
            ? Map.of(token.getParameterName(), token.getToken()) : Map.of();
    }
}
