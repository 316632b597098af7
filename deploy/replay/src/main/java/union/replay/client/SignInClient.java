package union.replay.client;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signs one officer in as a program without a browser does: name and password at the login page, then an
 * authorization code with PKCE (RFC 7636) for a token. The page's session lasts longer than a token does.
 */
final class SignInClient {
    private static final String CLIENT = "federation-cli";
    private static final String REDIRECT = "http://127.0.0.1:49152/callback";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final FederationClient federation;
    private final String username;
    private final String password;
    private final Map<String, String> cookies = new TreeMap<>();

    SignInClient(FederationClient federation, String username, String password) {
        this.federation = federation;
        this.username = username;
        this.password = password;
    }

    /** A token of the operator, by client credentials. */
    static SignedIn.Token operator(FederationClient federation, String id, String secret) {
        var basic = Base64.getEncoder().encodeToString((encoded(id) + ":" + encoded(secret))
            .getBytes(StandardCharsets.UTF_8));
        var response = federation.send(form(federation.request("/member/oauth2/token")
            .header("Authorization", "Basic " + basic), Map.of("grant_type", "client_credentials")));
        if (response.statusCode() == 401)
            throw new Trouble("The operator's credential is not taken at " + federation.url()
                + ": it belongs to another data folder, name the right --data.");
        return token(response, federation.url());
    }

    SignedIn.Token token() {
        var verifier = hash(username + password + "verifier");
        var answer = authorize(verifier);
        if (!answer.startsWith(REDIRECT)) {
            logIn();
            answer = authorize(verifier);
        }
        var code = query(answer).get("code");
        if (code == null) throw new Trouble(username + " gets no code to sign in with.");
        return token(federation.send(form(federation.request("/member/oauth2/token"),
            Map.of("grant_type", "authorization_code", "client_id", CLIENT, "code", code, "redirect_uri", REDIRECT,
                "code_verifier", verifier))), federation.url());
    }

    /** Whether name and password are taken. */
    boolean logIn() {
        var page = keep(federation.send(with(federation.request("/member/login")).GET().build()));
        var csrf = CSRF.matcher(page.body());
        if (!csrf.find()) throw new Trouble("The login page of " + federation.url() + " is not as expected.");
        var answer = keep(federation.send(form(with(federation.request("/member/login")),
            Map.of("username", username, "password", password, "_csrf", csrf.group(1)))));
        return answer.statusCode() / 100 == 3 && !location(answer).contains("new-password");
    }

    private String authorize(String verifier) {
        var query = form(Map.of("response_type", "code", "client_id", CLIENT, "redirect_uri", REDIRECT,
            "scope", "openid", "state", "replay", "code_challenge_method", "S256", "code_challenge",
            hash(verifier)));
        return location(keep(federation.send(with(federation.request("/member/oauth2/authorize?" + query)).GET()
            .build())));
    }

    private HttpRequest.Builder with(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) request.header("Cookie", cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
        return request;
    }

    private HttpResponse<String> keep(HttpResponse<String> response) {
        for (var header : response.headers().allValues("Set-Cookie")) {
            var end = header.indexOf(';');
            var pair = (end < 0 ? header : header.substring(0, end)).split("=", 2);
            if (pair.length < 2 || pair[1].isEmpty()) cookies.remove(pair[0]);
            else cookies.put(pair[0], pair[1]);
        }
        return response;
    }

    private static SignedIn.Token token(HttpResponse<String> response, String url) {
        var body = FederationClient.parse(response.body());
        if (response.statusCode() != 200 || !body.containsKey("access_token"))
            throw new Trouble("No token is given at " + url + " (" + response.statusCode() + ").");
        var seconds = Long.parseLong(String.valueOf(body.getOrDefault("expires_in", 300)));
        return new SignedIn.Token(String.valueOf(body.get("access_token")), Duration.ofSeconds(seconds));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static Map<String, String> query(String location) {
        var query = URI.create(location).getRawQuery();
        if (query == null) return Map.of();
        return Arrays.stream(query.split("&")).map(part -> part.split("=", 2)).filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static HttpRequest form(HttpRequest.Builder request, Map<String, String> fields) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields))).build();
    }

    private static String form(Map<String, String> fields) {
        return new TreeMap<>(fields).entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** SHA-256 in URL-safe letters. */
    static String hash(String text) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
