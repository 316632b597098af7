package union.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** {@code ./federation up}: the whole federation in this process until it is told to stop. */
public final class StandaloneApplication {

    private static final int READY_SECONDS_MAX = 60;
    private static final int HEALTH_PAUSE_MILLIS = 50;
    private static final int FAULT_PAUSE_SECONDS = 5;
    private static final int FAILED = 1;

    private final CountDownLatch ending = new CountDownLatch(1);
    private final ProgressConsole console;
    private final Options options;
    private final DataFolder folder;

    private StandaloneApplication(ProgressConsole console, Options options, DataFolder folder) {
        this.console = console;
        this.options = options;
        this.folder = folder;
    }

    public static void main(String... words) {
        var console = ProgressConsole.ofThisProcess(Clock.systemUTC());
        try {
            var options = Options.of(words);
            Ports.requireFree(options.port());
            var folder = DataFolder.open(options.data());
            logTo(folder);
            System.exit(new StandaloneApplication(console, options, folder).run());
        } catch (StartFailure failure) {
            System.err.println("federation: " + failure.getMessage());
            System.exit(FAILED);
        }
    }

    /** Before the first logger is made; Spring leaves logging alone, since four contexts share one. */
    private static void logTo(DataFolder folder) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("logback.configurationFile", "union/standalone/logback.xml");
        System.setProperty("union.log", folder.log().toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private int run() {
        console.say("The federation starts; data in " + folder.path() + ", log in " + folder.log());
        console.say("Its store and broker have no accounts: this is for a machine that only its owner uses.");
        var federation = new Federation(console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(federation), "stop"));
        try {
            federation.start(options, folder, new FirstAdministratorListener(console));
            if (!awaitReady()) {
                return 0;
            }
            announce();
            return options.trainingOnly() ? 0 : awaitEnd(federation);
        } catch (StartFailure failure) {
            LoggerFactory.getLogger(StandaloneApplication.class).error("not started", failure);
            throw failure;
        }
    }

    /** False when the end was asked for first. */
    private boolean awaitReady() {
        var health = new Health(url());
        for (int tries = READY_SECONDS_MAX * 1_000 / HEALTH_PAUSE_MILLIS; tries > 0; tries--) {
            if (health.isUp()) {
                return true;
            }
            if (pause(HEALTH_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        throw new StartFailure("Not every part answers at %s/health: the log in %s says why."
                .formatted(url(), folder.log()));
    }

    private void announce() {
        try {
            Files.writeString(folder.running(), url() + "\n");
        } catch (IOException e) {
            throw new StartFailure("%s cannot be written: see that its owner runs this."
                    .formatted(folder.running()), e);
        }
        console.ready(url());
    }

    private int awaitEnd(Federation federation) {
        while (!pause(FAULT_PAUSE_SECONDS, TimeUnit.SECONDS)) {
            var fault = federation.fault();
            if (fault.isPresent()) {
                throw new StartFailure("The data cannot be written any more (%s): make room or repair the disk, then"
                        .formatted(fault.get()) + " start again; nothing acknowledged is lost.");
            }
        }
        return 0;
    }

    /** True when the end came while waiting. */
    private boolean pause(long time, TimeUnit unit) {
        try {
            return ending.await(time, unit);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void stop(Federation federation) {
        ending.countDown();
        federation.close();
        try {
            if (Files.deleteIfExists(folder.running())) {
                console.say("Stopped; everything is in " + folder.path());
            }
        } catch (IOException e) {
            console.say("Stopped, but " + folder.running() + " is still there: " + e.getMessage());
        }
    }

    private String url() {
        return "http://localhost:" + options.port();
    }
}
