package union.reporting.figure.stream;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import union.platform.PlatformSettings;
import union.platform.access.Access;
import union.platform.access.Caller;
import union.platform.access.Ownership;
import union.platform.access.To;
import union.platform.unit.UnitId;
import union.platform.web.Problem;
import union.reporting.figure.FigureResource;

/**
 * The figures of one unit as they change, over one connection (SSE). Rights are looked at again with every heartbeat;
 * the stream ends with its token. Nobody is kept waiting for a slow listener: whoever cannot follow is cut off.
 */
@RestController
@Tag(name = "Figures", description = "统计数字：按级、按期读取")
public final class StreamResource implements AutoCloseable {
    /** Well below the connections that the gateway has for this service (500), so that questions find room beside. */
    public static final int LISTENERS_MAX = 200;
    public static final int LISTENERS_OF_UNIT_MAX = 50;
    private static final Duration STREAM_MAX = Duration.ofHours(1);
    private final Map<UnitId, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final Ownership ownership;
    private final Clock clock;
    private final PlatformSettings settings;

    public StreamResource(Ownership ownership, Clock clock, PlatformSettings settings) {
        this.ownership = ownership;
        this.clock = clock;
        this.settings = settings;
    }

    @GetMapping(path = "/units/{unit}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Access(to = To.FIGURES, right = FigureResource.READ)
    public SseEmitter listen(@PathVariable UnitId unit, Caller caller, @AuthenticationPrincipal Jwt token) {
        var of = listeners.computeIfAbsent(unit, _ -> new CopyOnWriteArrayList<>());
        if (of.size() >= LISTENERS_OF_UNIT_MAX || all.incrementAndGet() > LISTENERS_MAX) {
            if (of.size() < LISTENERS_OF_UNIT_MAX) all.decrementAndGet();
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-listeners");
        }
        var emitter = new SseEmitter(lasting(token.getExpiresAt()).toMillis());
        var listener = new Listener(emitter, () -> mayStill(caller, unit));
        of.add(listener);
        listener.start(() -> {
            if (of.remove(listener)) all.decrementAndGet();
        });
        return emitter;
    }

    private Duration lasting(@Nullable Instant expiry) {
        if (expiry == null) return STREAM_MAX;
        var left = Duration.between(clock.instant(), expiry);
        return left.compareTo(STREAM_MAX) < 0 && left.isPositive() ? left : STREAM_MAX;
    }

    private boolean mayStill(Caller caller, UnitId unit) {
        return ownership.seesFigures(caller, unit, FigureResource.READ, LocalDate.now(clock.withZone(settings.zone())));
    }

    /** Tells a changed figure to those who listen at its unit. */
    public void tell(UnitId unit, String figure) {
        listeners.getOrDefault(unit, List.of()).forEach(listener -> listener.offer(figure));
    }

    @Override public void close() {
        listeners.values().forEach(of -> of.forEach(Listener::stop));
    }

    /** One connection: what waits to be sent to it, and the thread that sends. */
    private static final class Listener {
        private static final int WAITING_MAX = 256;
        private static final long HEARTBEAT_SECONDS = 15;
        private final java.util.concurrent.BlockingQueue<String> waiting =
                new java.util.concurrent.ArrayBlockingQueue<>(WAITING_MAX);
        private final SseEmitter emitter;
        private final java.util.function.BooleanSupplier allowed;
        private @Nullable Thread sender;

        Listener(SseEmitter emitter, java.util.function.BooleanSupplier allowed) {
            this.emitter = emitter;
            this.allowed = allowed;
        }

        void start(Runnable ended) {
            emitter.onCompletion(ended);
            emitter.onTimeout(this::stop);
            emitter.onError(_ -> stop());
            sender = Thread.ofVirtual().name("figures-listener").start(() -> {
                try {
                    send();
                } finally {
                    ended.run();
                }
            });
        }

        void offer(String figure) {
            if (!waiting.offer(figure)) stop();
        }

        void stop() {
            if (sender != null) sender.interrupt();
        }

        private void send() {
            try {
                emitter.send(SseEmitter.event().comment("figures"));
                while (allowed.getAsBoolean()) {
                    var figure = waiting.poll(HEARTBEAT_SECONDS, java.util.concurrent.TimeUnit.SECONDS);
                    emitter.send(figure == null ? SseEmitter.event().comment("still here")
                            : SseEmitter.event().name("figure").data(figure, MediaType.APPLICATION_JSON));
                }
                emitter.complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                emitter.complete(); // the listener left, or the container ended the stream: nobody is there to tell
            }
        }
    }
}
