package union.reporting.figure.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import union.platform.unit.UnitId;
import union.reporting.catalogue.Catalogue;
import union.reporting.figure.FigureDocument;
import union.reporting.figure.Figures;
import union.reporting.figure.Question;
import union.reporting.figure.SmallGroups.View;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.intake.Freshness;

/**
 * Tells dashboards which figures changed: on the compacted topic {@code union.figures} and to those who listen. What
 * changes within a second is told once; a figure that reads as before is not told again. More than
 * {@link #ROUND_MAX} wait for the next round.
 */
public final class FiguresClient implements AutoCloseable {
    public static final String TOPIC = "union.figures";
    public static final int ROUND_MAX = 500;
    private static final int TOLD_MAX = 20_000;
    private static final int WAITING_MAX = 20_000;
    private static final long ROUND_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(FiguresClient.class);
    private final Set<Changed> waiting = new LinkedHashSet<>();
    private final Map<String, String> told = new LinkedHashMap<>(16, 0.75f, true) {
        @Override protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > TOLD_MAX;
        }
    };
    private final Tools tools;
    private final BiConsumer<UnitId, String> listeners;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("figures").factory());

    /** What it reads and writes with. */
    public record Tools(Changes changes, Figures figures, Catalogue catalogue, Producer<String, byte[]> producer,
                        JsonMapper json) {}

    public FiguresClient(Tools tools, BiConsumer<UnitId, String> listeners) {
        this.tools = tools;
        this.listeners = listeners;
    }

    public void start() {
        var _ = rounds.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Facts were counted; beyond what may wait, dashboards see a change only with the next one of that figure. */
    public synchronized void counted(List<Fact> facts) {
        var changed = tools.changes().of(facts);
        if (waiting.size() + changed.size() <= WAITING_MAX) waiting.addAll(changed);
        else LOG.warn("{} changed figures are not told: too many wait", changed.size());
    }

    private synchronized Set<Changed> next() {
        var taken = new LinkedHashSet<Changed>();
        for (var one : waiting) {
            if (taken.size() == ROUND_MAX) break;
            taken.add(one);
        }
        waiting.removeAll(taken);
        return taken;
    }

    private void round() {
        var taken = next();
        try {
            var questions = new ArrayList<>(tools.changes().questions(taken));
            questions.forEach(this::tell);
        } catch (RuntimeException e) {
            LOG.warn("{} changed figures will be told with the next change: {}", taken.size(), e.toString());
        }
    }

    private void tell(Question question) {
        var figure = tools.figures().now(question, View.FROM_ABOVE);
        var read = new Figures.Read(figure, Freshness.UNKNOWN, null);
        var text = tools.json().writeValueAsString(FigureDocument.of(read, tools.catalogue().isAt(question.metric())));
        var key = Changes.key(question);
        if (text.equals(told.put(key, text))) return;
        var _ = tools.producer()
                .send(new ProducerRecord<>(TOPIC, key, text.getBytes(StandardCharsets.UTF_8)), (_, failure) -> {
            if (failure != null) LOG.warn("A changed figure did not reach {}: {}", TOPIC, failure.toString());
        });
        listeners.accept(question.unit(), text);
    }

    @Override public void close() {
        rounds.shutdownNow();
    }
}
