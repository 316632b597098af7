package union.reporting.figure.stream;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import union.platform.unit.UnitId;
import union.platform.web.Problem;
import union.reporting.catalogue.Catalogue;
import union.reporting.figure.FigureDocument;
import union.reporting.figure.Figures;
import union.reporting.figure.SmallGroups.View;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.intake.Freshness;
import union.reporting.figure.intake.Intake.Moved;

/**
 * Tells dashboards which figures changed, on the compacted topic {@code union.figures}; every instance hears it there
 * and passes it on to those who listen. The instance on duty tells: what changes within a second once, what reads as
 * it was heard last not at all, what fails again, and nothing while the facts are read anew. It tells all figures,
 * up to {@link #WAITING_MAX}, when it comes on duty, when a day begins, and when more changed than may wait.
 */
public final class FiguresClient implements AutoCloseable {
    public static final String TOPIC = "union.figures";
    public static final int ROUND_MAX = 500;
    public static final int WAITING_MAX = 20_000;
    private static final int TOLD_MAX = 20_000;
    private static final long ROUND_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(FiguresClient.class);
    private final Set<Changed> waiting = new LinkedHashSet<>();
    private final Map<UnitId, Set<UnitId>> moves = new LinkedHashMap<>();
    private final Map<String, String> told = new LinkedHashMap<>(16, 0.75f, true) {
        @Override protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > TOLD_MAX;
        }
    };
    private final Tools tools;
    private final BooleanSupplier duty;
    private final BiConsumer<UnitId, String> listeners;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("figures").factory());
    private boolean all;
    private LocalDate day = LocalDate.MIN;

    /** What it reads and writes with. */
    public record Tools(Changes changes, Figures figures, Catalogue catalogue, Producer<String, byte[]> producer,
                        JsonMapper json) {}

    public FiguresClient(Tools tools, BooleanSupplier duty, BiConsumer<UnitId, String> listeners) {
        this.tools = tools;
        this.duty = duty;
        this.listeners = listeners;
    }

    public void start() {
        var _ = rounds.scheduleWithFixedDelay(this::look, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    public void counted(List<Fact> facts) {
        wait(tools.changes().of(facts));
    }

    /** Units hang elsewhere: what that changes is looked up with the next round. */
    public void moved(Moved moved) {
        var uppers = tools.changes().uppers(moved);
        synchronized (this) {
            if (moves.size() + uppers.size() > WAITING_MAX) all = true;
            else uppers.forEach((unit, above) -> moves.computeIfAbsent(unit, _ -> new LinkedHashSet<>())
                    .addAll(above));
        }
    }

    private synchronized void wait(Collection<Changed> changed) {
        if (waiting.size() + changed.size() > WAITING_MAX) all = true;
        else waiting.addAll(changed);
    }

    /** What the topic tells, whichever instance told it. */
    public void heard(ConsumerRecord<String, byte[]> record) {
        var text = new String(record.value(), StandardCharsets.UTF_8);
        synchronized (this) {
            told.put(record.key(), text);
        }
        listeners.accept(Changes.unit(record.key()), text);
    }

    /** Nothing may escape: that would end all further rounds. */
    private void look() {
        try {
            if (!duty.getAsBoolean()) rest();
            else if (tools.figures().isComplete()) round();
        } catch (RuntimeException | Error e) {
            LOG.warn("Changed figures will be told with a later round: {}", e.toString());
        }
    }

    private synchronized void rest() {
        waiting.clear();
        moves.clear();
        day = LocalDate.MIN;
    }

    private void round() {
        gather();
        var left = next();
        var read = new LinkedHashMap<Changed, String>();
        try {
            while (!left.isEmpty()) {
                read(left.getFirst(), read);
                left.removeFirst();
            }
        } finally { // one that cannot be read waits behind the others
            if (!left.isEmpty()) left.add(left.removeFirst());
            wait(left);
            send(read);
        }
    }

    /** Moves are few and each changes many figures, hence not in the way of the intake but here. */
    private void gather() {
        Map<UnitId, Set<UnitId>> now;
        boolean everything;
        synchronized (this) {
            now = new LinkedHashMap<>(moves);
            moves.clear();
            everything = waiting.isEmpty() && (all || !day.equals(tools.changes().today()));
        }
        now.forEach((unit, uppers) -> wait(tools.changes().of(unit, uppers)));
        if (!everything) return;
        var figures = tools.changes().all(WAITING_MAX);
        synchronized (this) {
            all = false;
            day = tools.changes().today();
        }
        wait(figures);
    }

    private synchronized List<Changed> next() {
        var taken = new ArrayList<>(waiting.stream().limit(ROUND_MAX).toList());
        waiting.removeAll(Set.copyOf(taken));
        return taken;
    }

    /** What may not be asked is no weather: it is left out. */
    private void read(Changed changed, Map<Changed, String> into) {
        try {
            into.put(changed, text(changed));
        } catch (Problem refused) {
            LOG.warn("{} cannot be told: {}", changed, refused.code());
        }
    }

    private String text(Changed changed) {
        var question = tools.changes().question(changed);
        var read = new Figures.Read(tools.figures().now(question, View.FROM_ABOVE), Freshness.UNKNOWN, null);
        return tools.json().writeValueAsString(FigureDocument.of(read, tools.catalogue().isAt(question.metric())));
    }

    /** What was read while the facts began to be read anew is no figure. */
    private void send(Map<Changed, String> read) {
        if (tools.figures().isComplete()) read.forEach(this::send);
        else wait(read.keySet());
    }

    private void send(Changed changed, String text) {
        var key = Changes.key(tools.changes().question(changed));
        synchronized (this) {
            if (text.equals(told.get(key))) return;
        }
        var record = new ProducerRecord<>(TOPIC, key, text.getBytes(StandardCharsets.UTF_8));
        var _ = tools.producer().send(record, (_, failure) -> {
            if (failure == null) return;
            LOG.warn("A changed figure did not reach {} and will be told again: {}", TOPIC, failure.toString());
            wait(List.of(changed));
        });
    }

    @Override public void close() {
        rounds.shutdownNow();
    }
}
