package union.replay.client;

import java.util.Optional;

/** Someone who is signed in, or nobody. */
interface Session {
    /** For doors that ask nobody who they are. */
    Session NOBODY = new Session() {
        @Override public Optional<String> token() {
            return Optional.empty();
        }

        @Override public boolean renew() {
            return false;
        }
    };

    /** A token that is good for at least some seconds. */
    Optional<String> token();

    /** Signs in again after a token was not taken; false if that is of no use. */
    boolean renew();
}
