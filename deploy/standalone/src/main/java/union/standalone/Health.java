package union.standalone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks the federation from outside whether every part answers, the way any client would. */
final class Health {

    private static final int ANSWER_MILLIS_MAX = 5_000;
    private static final int OK = 200;

    private final URI health;

    Health(String url) {
        this.health = URI.create(url + "/health");
    }

    boolean isUp() {
        try {
            var connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(ANSWER_MILLIS_MAX);
            connection.setReadTimeout(ANSWER_MILLIS_MAX);
            try {
                return connection.getResponseCode() == OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) {
            return false;
        }
    }
}
