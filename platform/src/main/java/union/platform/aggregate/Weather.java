package union.platform.aggregate;

import union.platform.event.Passing;

/** Trouble that passes by itself: the same request may be sent again and will not act twice. Answered with 503. */
public abstract sealed class Weather extends RuntimeException implements Passing {
    Weather(String message) {
        super(message);
    }

    /** Others changed the same aggregate faster, several times in a row. */
    public static final class Contended extends Weather {
        Contended(Key key, int attempts) {
            super("%s is still contended after %d attempts".formatted(key, attempts));
        }
    }

    /** The relay has not been able to hand on this aggregate's events: no more work until it has. */
    public static final class OutboxFull extends Weather {
        OutboxFull(Key key, int max) {
            super("%s has %d events that are not handed on".formatted(key, max));
        }
    }

    /** Others are at work on what one at a time may work on, and have been for as long as anyone waits. */
    public static final class Busy extends Weather {
        public Busy(String what, java.time.Duration waited) {
            super("%s is busy; waited %s".formatted(what, waited));
        }
    }

    /** A part of this service is still reading what it must know before it may answer. */
    public static final class NotReady extends Weather {
        public NotReady(String what) {
            super(what + " is not ready");
        }
    }
}
