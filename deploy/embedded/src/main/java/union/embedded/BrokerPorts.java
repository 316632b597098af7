package union.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's two listening sockets, bound before its configuration is written, because that must name their ports.
 * Choosing a free port first and binding it later would lose it now and then to another process.
 */
final class BrokerPorts implements ServerSocketFactory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerPorts.class);

    private final ServerSocketChannel clients;
    private final ServerSocketChannel controller;

    private BrokerPorts(ServerSocketChannel clients, ServerSocketChannel controller) {
        this.clients = clients;
        this.controller = controller;
    }

    static BrokerPorts bind(int port) {
        return new BrokerPorts(listen(port), listen(0));
    }

    int clients() {
        return clients.socket().getLocalPort();
    }

    int controller() {
        return controller.socket().getLocalPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(String listener, InetSocketAddress address, int backlog, int buffer) {
        return listener.equals(BrokerSettings.CONTROLLER) ? controller : clients;
    }

    @Override
    public void close() {
        for (ServerSocketChannel channel : new ServerSocketChannel[] {clients, controller}) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.warn("A listening socket did not close", e);
            }
        }
    }

    private static ServerSocketChannel listen(int port) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return channel;
        } catch (IOException e) {
            throw EmbeddedFailure.portTaken(port, e);
        }
    }
}
