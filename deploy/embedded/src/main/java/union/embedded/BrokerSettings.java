package union.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The broker's configuration for one small node: few threads, small buffers, one replica, everything kept. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String FIXED = """
        process.roles=broker,controller
        node.id=1
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=PLAINTEXT
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        auto.create.topics.enable=false
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        offsets.topic.segment.bytes=4194304
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        transaction.state.log.segment.bytes=4194304
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        group.initial.rebalance.delay.ms=0
        num.network.threads=1
        num.io.threads=2
        background.threads=2
        num.replica.fetchers=1
        num.recovery.threads.per.data.dir=1
        log.cleaner.threads=1
        log.cleaner.dedupe.buffer.size=4194304
        log.cleaner.io.buffer.size=131072
        log.segment.bytes=67108864
        log.index.size.max.bytes=1048576
        metadata.log.segment.bytes=8388608
        metadata.max.idle.interval.ms=0
        log.retention.ms=-1
        log.retention.bytes=-1
        log.flush.interval.messages=1
        """;

    static Map<String, String> of(Path folder, BrokerPorts ports) {
        String own = """
            log.dirs=%s
            listeners=PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d
            advertised.listeners=PLAINTEXT://localhost:%2$d
            controller.quorum.voters=%d@localhost:%3$d
            """.formatted(folder.toAbsolutePath(), ports.clients(), ports.controller(), NODE);
        return Stream.concat(FIXED.lines(), own.lines()).map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private BrokerSettings() {}
}
