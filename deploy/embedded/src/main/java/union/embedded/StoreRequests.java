package union.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one client's requests and writes the answers. Unlike the library's own handler it keeps documents, which may
 * hold personal data, out of the process log.
 */
final class StoreRequests extends SimpleChannelInboundHandler<ClientRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(StoreRequests.class);

    private final StoreBackend backend;
    private final Executor requests;
    private final AtomicInteger answers = new AtomicInteger();

    StoreRequests(StoreBackend backend, Executor requests) {
        this.backend = backend;
        this.requests = requests;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        requests.execute(() -> {
            var _ = context.channel().writeAndFlush(answer(request), context.voidPromise());
        });
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        backend.handleClose(context.channel());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.warn("A client of the embedded store was cut off: {}", cause.toString());
        var _ = context.close(context.voidPromise());
    }

    private Object answer(ClientRequest request) {
        var header = new MessageHeader(answers.incrementAndGet(), request.getHeader().getRequestID());
        return switch (request) {
            case MongoMessage message ->
                new MongoMessage(message.getChannel(), header, guarded(() -> backend.handleMessage(message)));
            case MongoQuery query -> new MongoReply(header, List.of(guarded(() -> handshake(query))), 0);
            case ClientRequest _ ->
                new MongoReply(header, List.of(error(new MongoServerException("unknown request"))), 0);
        };
    }

    /** The old form of a request, with which drivers still open a connection. */
    private Document handshake(MongoQuery query) {
        if (!"$cmd".equals(query.getCollectionName())) throw new MongoServerException("only commands are answered");
        String command = query.getQuery().keySet().iterator().next();
        return backend.handleCommand(query.getChannel(), query.getDatabaseName(), command, query.getQuery());
    }

    private static Document guarded(Supplier<Document> command) {
        try {
            return command.get();
        } catch (MongoServerException e) {
            return error(e);
        } catch (RuntimeException e) {
            StackTraceElement[] at = e.getStackTrace();
            LOG.error("A request failed with {} at {}", e.getClass().getName(), at.length == 0 ? "?" : at[0]);
            return error(new MongoServerException("internal error: " + e.getClass().getSimpleName()));
        }
    }

    private static Document error(MongoServerException e) {
        var answer = new Document("ok", 0).append("errmsg", e.getMessageWithoutErrorCode());
        if (e instanceof MongoServerError known) {
            answer.append("code", known.getCode());
            answer.putIfNotNull("codeName", known.getCodeName());
        }
        return answer;
    }
}
