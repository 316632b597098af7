package union.embedded;

import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The store's socket, on loopback only. One thread reads and writes bytes; requests run on threads of their own,
 * because a writer waits for the disk. Above {@link #REQUESTS_MAX} running requests the socket's thread runs one
 * itself, which slows all clients down and cannot block for ever: no request waits for the socket.
 */
final class StoreServer implements AutoCloseable {
    private static final int REQUESTS_MAX = 64;
    private static final long IDLE_SECONDS = 10;
    private static final long STOP_SECONDS = 10;

    private final EventLoopGroup io = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("store-io", true),
        NioIoHandler.newFactory());
    private final ThreadPoolExecutor requests = new ThreadPoolExecutor(0, REQUESTS_MAX, IDLE_SECONDS, TimeUnit.SECONDS,
        new SynchronousQueue<>(), Thread.ofPlatform().daemon().name("store-request-", 0).factory(),
        new ThreadPoolExecutor.CallerRunsPolicy());
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel socket;

    StoreServer(StoreBackend backend, int port) {
        var bootstrap = new ServerBootstrap().group(io).channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
            .childHandler(new ChannelInitializer<SocketChannel>() {
                @Override
                protected void initChannel(SocketChannel client) {
                    clients.add(client);
                    client.pipeline().addLast(new MongoWireReplyEncoder(), new MongoWireMessageEncoder(),
                        new MongoWireProtocolHandler(), new StoreRequests(backend, requests));
                }
            });
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            io.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
            throw EmbeddedFailure.portTaken(port, bound.cause());
        }
        this.socket = bound.channel();
    }

    int port() {
        return ((InetSocketAddress) socket.localAddress()).getPort();
    }

    /** Lets running requests finish and answer, then cuts the clients off. */
    @Override
    public void close() {
        socket.close().awaitUninterruptibly();
        requests.shutdown();
        try {
            requests.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.close().awaitUninterruptibly();
        io.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
