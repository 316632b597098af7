package union.gateway;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/**
 * A request whose body is counted while it passes (计数请求体): its bytes, whatever length it claimed, and, where it says
 * it is JSON, its nesting. It is not gathered; a service sees the beginning of a body that is refused and then nothing.
 */
final class CountedBody extends ServerHttpRequestDecorator {
    private final Limits.Request limits;

    CountedBody(ServerHttpRequest request, Limits.Request limits) {
        super(request);
        this.limits = limits;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            var count = new Count(isJson() ? new JsonDepth(limits.jsonDepthMax()) : null);
            return super.getBody().handle((buffer, sink) -> {
                var refusal = count.refusal(buffer);
                if (refusal == null) {
                    sink.next(buffer);
                } else {
                    DataBufferUtils.release(buffer);
                    sink.error(refusal);
                }
            });
        });
    }

    /** Any of its words for its content: a reader behind the door may take another one of several than we would. */
    private boolean isJson() {
        return getHeaders().getOrEmpty(HttpHeaders.CONTENT_TYPE).stream()
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("json"));
    }

    static TroubleException tooLarge(Limits.Request limits) {
        return new TroubleException(Trouble.BODY_TOO_LARGE, Integer.toString(limits.bodyBytesMax()));
    }

    private final class Count {
        private final @Nullable JsonDepth depth;
        private int bytes;

        Count(@Nullable JsonDepth depth) {
            this.depth = depth;
        }

        @Nullable TroubleException refusal(DataBuffer buffer) {
            bytes += buffer.readableByteCount();
            if (bytes > limits.bodyBytesMax()) {
                return tooLarge(limits);
            }
            if (depth != null) {
                for (int at = buffer.readPosition(); at < buffer.writePosition(); at++) {
                    var trouble = depth.read(buffer.getByte(at));
                    if (trouble != null) {
                        return new TroubleException(trouble, Integer.toString(limits.jsonDepthMax()));
                    }
                }
            }
            return null;
        }
    }
}
