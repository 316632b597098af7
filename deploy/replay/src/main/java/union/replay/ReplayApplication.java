package union.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import union.replay.client.FederationClient;
import union.replay.client.Operator;
import union.replay.client.Replay;
import union.replay.client.Trouble;
import union.replay.client.Verdict;
import union.replay.plan.Planner;
import union.replay.source.CaseDocument;
import union.replay.source.CaseFile;
import union.replay.source.CaseRefused;
import union.replay.source.Catalogue;
import union.replay.source.CatalogueDocument;

/**
 * Replays the year of a real union (重放): enters the records behind its figures through the public door and reads the
 * figures back. Ends with 0 if every covered figure is right and nothing was refused, 1 if not, 2 if a case could not
 * be tried.
 */
public final class ReplayApplication {
    private static final ZoneId CIVIL_CALENDAR = ZoneId.of("Asia/Shanghai");

    private final PrintStream out;
    private final Clock clock;
    private final Catalogue catalogue = CatalogueDocument.load();

    ReplayApplication(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new ReplayApplication(out, Clock.system(CIVIL_CALENDAR)).run(arguments));
    }

    int run(String... arguments) {
        try {
            return replay(Options.of(arguments));
        } catch (Trouble | CaseRefused e) {
            out.println("replay: " + e.getMessage());
            return 2;
        }
    }

    /** What became of a case: its figures, and why they might prove less than they should. */
    private record Told(List<Verdict> verdicts, List<String> troubles) {}

    private int replay(Options options) {
        var cases = options.files().stream().map(file -> CaseDocument.read(file, catalogue)).toList();
        var door = new Replay.Door(new FederationClient(options.url()), operator(options.data()), clock);
        var run = options.run().isEmpty() ? fresh() : options.run();
        var all = new ArrayList<Verdict>();
        var troubles = new ArrayList<String>();
        var untried = new ArrayList<String>();
        for (var source : cases)
            try {
                var told = replay(source, run, door);
                all.addAll(told.verdicts());
                told.troubles().forEach(trouble -> troubles.add(source.id() + ": " + trouble));
            } catch (Trouble e) {
                untried.add("replay: " + source.id() + ": " + e.getMessage());
            }
        troubles.forEach(out::println);
        untried.forEach(out::println);
        if (untried.size() < cases.size()) out.println(FigureTable.summary(all));
        if (!untried.isEmpty()) return 2;
        return FigureTable.allRight(all) && troubles.isEmpty() ? 0 : 1;
    }

    private Told replay(CaseFile source, String run, Replay.Door door) {
        var began = clock.instant();
        var plan = Planner.plan(source, catalogue, Planner.idsOf(source, run), LocalDate.now(clock));
        var replay = new Replay(source, catalogue, plan, door, out::println);
        replay.enter();
        var verdicts = replay.read();
        new FigureTable(source.title() + " (run " + run + ")", verdicts).lines().forEach(out::println);
        var seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
        out.printf("%s: %s, %d requests, %.1f s%n%n", source.id(), FigureTable.summary(verdicts),
            door.federation().requests(), seconds);
        return new Told(verdicts, replay.troubles());
    }

    private static Operator operator(Path data) {
        var file = data.resolve("operator.json");
        try {
            var json = new JsonMapper().readTree(Files.readString(file));
            return new Operator(json.required("clientId").asString(), json.required("clientSecret").asString());
        } catch (IOException e) {
            throw new Trouble("The operator's credential " + file + " cannot be read: start the federation first, or "
                + "name its --data folder.");
        } catch (JacksonException e) {
            throw new Trouble("The operator's credential " + file + " is damaged.");
        }
    }

    private static String fresh() {
        var bytes = new byte[4];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
