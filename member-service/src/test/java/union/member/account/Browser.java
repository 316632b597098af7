package union.member.account;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone at a browser, or a program that acts like one: plain HTTP, cookies of its own, no redirect is followed. */
final class Browser {
    static final String REDIRECT = "http://127.0.0.1:49152/callback";
    static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more.";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, String> cookies = new TreeMap<>();
    private final String base;

    Browser(String base) {
        this.base = base;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        return send(request(path, headers).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(fields))));
    }

    HttpResponse<String> put(String path, Object body, String... headers) {
        return send(request(path, headers).header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /** Opens a page, fills its form in and sends it where the form says. */
    HttpResponse<String> fill(String path, Map<String, String> fields) {
        return send(get(path), fields);
    }

    /** Fills in the form of a page that was opened before. */
    HttpResponse<String> send(HttpResponse<String> page, Map<String, String> fields, String... headers) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", found(CSRF, page.body()));
        return form(found(ACTION, page.body()).replace("&amp;", "&"), all, headers);
    }

    /** The access token of someone who is signed in. */
    String token() {
        return json(exchange(query(location(get(authorize()))).get("code"))).path("access_token").asString();
    }

    HttpResponse<String> signIn(String username, String password) {
        return fill("/member/login", Map.of("username", username, "password", password));
    }

    HttpResponse<String> activate(String username, String oneTimePassword, String newPassword) {
        return put("/member/activations/" + username,
            Map.of("oneTimePassword", oneTimePassword, "newPassword", newPassword));
    }

    /** The request for a code as the command line makes it, with parameters replaced; an empty one is left out. */
    String authorize(String... replaced) {
        var parameters = new LinkedHashMap<>(Map.of("response_type", "code", "client_id", "federation-cli",
            "redirect_uri", REDIRECT, "scope", "openid", "state", "s t&te", "nonce", "n1",
            "code_challenge", challenge(VERIFIER), "code_challenge_method", "S256"));
        for (int i = 0; i < replaced.length; i += 2) parameters.put(replaced[i], replaced[i + 1]);
        parameters.values().removeIf(String::isEmpty);
        return "/member/oauth2/authorize?" + encoded(parameters);
    }

    /** What a code is exchanged for. */
    HttpResponse<String> exchange(String code, String... replaced) {
        var parameters = new LinkedHashMap<>(Map.of("grant_type", "authorization_code", "client_id", "federation-cli",
            "code", code, "redirect_uri", REDIRECT, "code_verifier", VERIFIER));
        for (int i = 0; i < replaced.length; i += 2) parameters.put(replaced[i], replaced[i + 1]);
        parameters.values().removeIf(String::isEmpty);
        return new Browser(base).form("/member/oauth2/token", parameters);
    }

    HttpResponse<String> clientCredentials(String id, String secret) {
        var basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return form("/member/oauth2/token", Map.of("grant_type", "client_credentials"),
            "Authorization", "Basic " + basic);
    }

    JsonNode json(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    /** What a token says; its signature is checked elsewhere. */
    JsonNode part(String token, int part) {
        return json.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]));
    }

    Map<String, String> cookies() {
        return cookies;
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    static Map<String, String> query(String location) {
        var query = URI.create(location).getRawQuery();
        if (query == null) return Map.of();
        return Arrays.stream(query.split("&")).map(p -> p.split("=", 2)).collect(Collectors.toMap(p -> p[0],
            p -> p.length < 2 ? "" : URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
    }

    static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60))
            .header("Accept-Language", "en");
        if (!cookies.isEmpty()) request.header("Cookie", cookies.entrySet().stream()
            .map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; ")));
        for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) cookies.remove(pair[0]);
        else cookies.put(pair[0], pair[1]);
    }

    private static String found(Pattern pattern, String page) {
        var match = pattern.matcher(page);
        if (!match.find()) throw new AssertionError("no " + pattern + " in " + page);
        return match.group(1);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream().map(f -> URLEncoder.encode(f.getKey(), StandardCharsets.UTF_8) + "="
            + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }
}
