package union.platform.sample;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import union.platform.PlatformConfiguration;
import union.platform.access.Access;
import union.platform.access.Caller;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.aggregate.AggregateStore;
import union.platform.aggregate.Key;
import union.platform.aggregate.StoreFactory;
import union.platform.event.EventReader;
import union.platform.event.EventRecord;
import union.platform.event.Projection;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Malformed;
import union.platform.web.Page;
import union.testing.Backbone;
import union.testing.IndexCoverage;

/** A service with one aggregate and one reader, for the tests of the platform. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class SampleApplication {

    @Bean IndexCoverage indexCoverage() {
        return new IndexCoverage(Backbone.get().mongoUri());
    }

    @Bean AggregateStore<Tally, Tally.Added> tallies(StoreFactory stores) {
        return stores.open("tallies", new Tally.TallyShape());
    }

    /** While it is set, thirteen cannot be taken in. */
    @Bean AtomicBoolean superstition() {
        return new AtomicBoolean(true);
    }

    @Bean ReaderTraces readerTraces() {
        return new ReaderTraces();
    }

    /** The traces in which the readers took their records in. */
    public static final class ReaderTraces implements ObservationHandler<KafkaRecordReceiverContext> {
        public final Set<String> ids = ConcurrentHashMap.newKeySet();

        @Override public void onStop(KafkaRecordReceiverContext context) {
            TracingObservationHandler.TracingContext tracing =
                context.getRequired(TracingObservationHandler.TracingContext.class);
            ids.add(context.getListenerId() + " " + tracing.getSpan().context().traceId());
        }

        @Override public boolean supportsContext(Observation.Context context) {
            return context instanceof KafkaRecordReceiverContext;
        }
    }

    @Bean EventReader mirror(MongoDatabase database, JsonMapper json, AtomicBoolean superstition) {
        var mirror = new Projection(database.getCollection("mirror"));
        return new EventReader() {
            @Override public String name() {
                return "sample-mirror-" + database.getName();
            }

            @Override public List<String> topics() {
                return List.of(Tally.TOPIC);
            }

            @Override public boolean inOrder() {
                return true;
            }

            @Override public void on(List<ConsumerRecord<String, byte[]>> records) {
                for (var record : records) {
                    var event = EventRecord.of(record, json);
                    if (event.data().required("count").asInt() == 13 && superstition.get())
                        throw new IllegalStateException("unlucky");
                    var effect = Updates.inc("total", event.data().get("count").asInt());
                    mirror.apply(event.key(), event.sequence(), effect);
                }
            }
        };
    }

    /** The operations of the sample. */
    @RestController
    public static class TallyResource {
        private final AggregateStore<Tally, Tally.Added> tallies;

        public TallyResource(AggregateStore<Tally, Tally.Added> tallies) {
            this.tallies = tallies;
        }

        public record Addition(int count, @Nullable String note) {
            public Addition {
                if (note != null && note.length() > 5)
                    throw new Malformed("note", "malformed.too-long", java.util.Map.of("max", "5"));
            }
        }

        @PutMapping("/units/{unit}/tallies/{id}") @Access(to = To.OWN, right = "member.roll.write")
        public ResponseEntity<Void> add(
                @PathVariable UnitId unit, @PathVariable String id, @RequestBody Addition body, Act act) {
            return Answers.of(tallies.handle(new Key(unit, id), act, now -> Tally.add(now, body.count())));
        }

        @GetMapping("/units/{unit}/tallies/{id}") @Access(to = To.OWN, right = "member.roll.read")
        public ResponseEntity<Tally> one(@PathVariable UnitId unit, @PathVariable String id) {
            return Answers.of(tallies.find(new Key(unit, id)), tally -> tally);
        }

        @GetMapping("/units/{unit}/tallies") @Access(to = To.OWN, right = "member.roll.read")
        public Page<String> list(
                @PathVariable UnitId unit, @RequestParam @Nullable String after,
                @RequestParam @Nullable Integer limit) {
            int most = Page.limit(limit);
            return Page.of(tallies.list(unit, Page.place(after), most), most, s -> s.key().id(), s -> s.key().id());
        }

        @GetMapping("/units/{unit}/sums") @Access(to = To.FIGURES, right = "report.figures.read")
        public String figures(@PathVariable UnitId unit) {
            return "figures of " + unit;
        }

        @GetMapping("/people/{person}/file") @Access(to = To.SELF)
        public String file(@PathVariable String person) {
            return "the file of " + person;
        }

        @GetMapping("/maintenance") @Access(to = To.OPERATOR)
        public String maintenance(Caller caller) {
            return caller.subject();
        }

        @GetMapping("/bug") @Access(to = To.PUBLIC)
        public String bug() {
            throw new IllegalStateException("a secret detail");
        }
    }
}
