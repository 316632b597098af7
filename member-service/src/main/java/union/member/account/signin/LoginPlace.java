package union.member.account.signin;

import org.jspecify.annotations.Nullable;

/**
 * Where the login pages are and where they lead. A request for a code travels through them as the query of their own
 * addresses and goes on to one fixed path: no page ever redirects to an address that came with a request.
 */
final class LoginPlace {
    static final String LOGIN = "/login";
    static final String NEW_PASSWORD = "/login/new-password";
    static final String DONE = "/login/done";
    static final String OUT = "/login/out";
    static final String AUTHORIZE = "/oauth2/authorize";
    private static final int QUERY_LENGTH_MAX = 4_000;

    private LoginPlace() {}

    static String login(String context, @Nullable String query) {
        return context + LOGIN + tail(query);
    }

    static String newPassword(String context, @Nullable String query) {
        return context + NEW_PASSWORD + tail(query);
    }

    /** On to the code that was asked for, or to a page that says that all is well. */
    static String onward(String context, @Nullable String query) {
        return query != null && query.contains("client_id=") && query.length() <= QUERY_LENGTH_MAX
            ? context + AUTHORIZE + tail(query) : context + DONE;
    }

    static String tail(@Nullable String query) {
        return query == null || query.isEmpty() || query.length() > QUERY_LENGTH_MAX ? "" : "?" + query;
    }
}
