package union.reporting.figure.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import tools.jackson.databind.json.JsonMapper;
import union.platform.event.EventReader;
import union.platform.event.EventRecord;

/** Reads every topic that states figures. A batch is understood as a whole before any of it is kept. */
public final class IntakeListener implements EventReader {
    private final String name;
    private final Intake intake;
    private final StatementDocument statements;
    private final JsonMapper json;

    public IntakeListener(String name, Intake intake, StatementDocument statements, JsonMapper json) {
        this.name = name;
        this.intake = intake;
        this.statements = statements;
        this.json = json;
    }

    @Override public String name() {
        return name;
    }

    @Override public List<String> topics() {
        return StatementDocument.TOPICS;
    }

    /** By {@link Duty}: one instance takes in at a time. */
    @Override public boolean startsOnCommand() {
        return true;
    }

    @Override public void on(List<ConsumerRecord<String, byte[]>> records) {
        var read = new ArrayList<Statement>();
        for (var record : records) read.add(statements.read(EventRecord.of(record, json)));
        if (!intake.take(read)) throw notNow();
    }

    @Override public void parked(ConsumerRecord<String, byte[]> record) {
        var place = new Statement.Place(record.topic() + "-" + record.partition(), record.offset(),
                Instant.ofEpochMilli(record.timestamp()));
        if (!intake.park(place)) throw notNow();
    }

    private static KafkaException notNow() {
        return new KafkaException("another instance takes in, or the facts are about to be read anew");
    }
}
