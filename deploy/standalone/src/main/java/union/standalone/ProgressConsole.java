package union.standalone;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What people see while the federation starts and stops; everything else goes to the log. */
final class ProgressConsole {

    private final PrintStream out;
    private final Clock clock;
    private final Instant begun;

    ProgressConsole(PrintStream out, Clock clock, Instant begun) {
        this.out = out;
        this.clock = clock;
        this.begun = begun;
    }

    /** Measured from the start of this JVM, so that its own start is in every figure. */
    static ProgressConsole ofThisProcess(Clock clock) {
        var begun = ProcessHandle.current().info().startInstant().orElseGet(clock::instant);
        return new ProgressConsole(System.out, clock, begun);
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void partUp(String part) {
        say("  %-10s up after %s".formatted(part, seconds()));
    }

    void ready(String url) {
        say("READY %s in %s".formatted(url, seconds()));
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.1f s", Duration.between(begun, clock.instant()).toMillis() / 1000.0);
    }
}
