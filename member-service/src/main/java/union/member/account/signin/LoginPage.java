package union.member.account.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import union.platform.text.Messages;

/**
 * The login pages (登录页面): plain HTML that works without scripts, on a telephone and with a screen reader. Every text
 * comes from the bundles, every value is escaped.
 */
final class LoginPage {
    private static final String STYLE = """
        body{font:1.05rem/1.6 system-ui,sans-serif;margin:0;background:#f4f4f2;color:#1c1c1c}
        main{max-width:24rem;margin:8vh auto;padding:2rem;background:#fff;border-top:.4rem solid #b3121d}
        h1{font-size:1.4rem;margin:0 0 1rem}
        label{display:block;margin:1rem 0 .2rem}
        input{font:inherit;width:100%;box-sizing:border-box;padding:.55rem;border:1px solid #767676}
        button{font:inherit;margin-top:1.5rem;padding:.6rem 1.5rem;border:0;background:#b3121d;color:#fff}
        :focus-visible{outline:3px solid #1858b8;outline-offset:2px}
        .error{border-left:.3rem solid #b3121d;padding:.3rem .8rem;background:#fbeaea}
        """;

    /** Nothing is loaded, nothing is framed; forms lead here and on to a client on the person's own machine. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE) + "'; base-uri 'none'; "
        + "frame-ancestors 'none'; form-action 'self' http://127.0.0.1:* http://localhost:* http://[::1]:*";

    /** One field of a form. */
    record Field(String name, String type, String autocomplete) {}

    /** Where a form goes, with its hidden CSRF field, and why the last try did not succeed. */
    record Form(String action, Map<String, String> hidden, List<String> errors) {}

    private final Messages messages;

    LoginPage(Messages messages) {
        this.messages = messages;
    }

    String login(Form form, Locale locale) {
        return page("login", form(form, "login", locale, new Field("username", "text", "username"),
            new Field("password", "password", "current-password")), locale);
    }

    String newPassword(Form form, Locale locale) {
        return page("login.new", form(form, "login.new", locale,
            new Field("newPassword", "password", "new-password"),
            new Field("repeated", "password", "new-password")), locale);
    }

    String done(Form form, Locale locale) {
        return page("login.done", form(form, "login.done", locale), locale);
    }

    /** A page that only says something: signed out, or why a request cannot be followed. */
    String says(String code, Locale locale) {
        return page(code, "", locale);
    }

    private String form(Form form, String code, Locale locale, Field... fields) {
        var html = new StringBuilder();
        if (!form.errors().isEmpty()) {
            html.append("<div class=\"error\" role=\"alert\" id=\"error\">");
            form.errors().forEach(e -> html.append("<p>").append(escaped(e)).append("</p>"));
            html.append("</div>");
        }
        html.append("<form method=\"post\" action=\"").append(escaped(form.action())).append("\">");
        form.hidden().forEach((name, value) -> html.append("<input type=\"hidden\" name=\"").append(escaped(name))
            .append("\" value=\"").append(escaped(value)).append("\"/>"));
        for (int i = 0; i < fields.length; i++) html.append(field(fields[i], i == 0, form, locale));
        return html.append("<button type=\"submit\">").append(text(code + ".submit", locale))
            .append("</button></form>").toString();
    }

    private String field(Field field, boolean first, Form form, Locale locale) {
        var described = form.errors().isEmpty() ? "" : " aria-describedby=\"error\" aria-invalid=\"true\"";
        return """
            <label for="%1$s">%2$s</label>
            <input id="%1$s" name="%1$s" type="%3$s" autocomplete="%4$s" maxlength="256" autocapitalize="none" \
            spellcheck="false" required%5$s%6$s/>
            """.formatted(field.name(), text("login.field." + field.name(), locale), field.type(),
            field.autocomplete(), described, first ? " autofocus" : "");
    }

    private String page(String code, String content, Locale locale) {
        var language = locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? "en" : "zh-CN";
        return """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>%s</title>
            <style>%s</style>
            </head>
            <body><main>
            <h1>%s</h1>
            <p>%s</p>
            %s
            </main></body>
            </html>
            """.formatted(language, text(code + ".title", locale), STYLE, text(code + ".title", locale),
            text(code + ".text", locale), content);
    }

    private String text(String code, Locale locale) {
        return escaped(messages.text(code, locale));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
            .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
