package union.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports on the loopback address: the gateway's must be free, the services take any. */
final class Ports {

    /** Below, most systems ask for special rights. */
    private static final int PRIVILEGED = 1024;

    private Ports() {}

    /** A port that another process holds is the commonest reason not to start, so it is asked first. */
    static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw port < PRIVILEGED && !String.valueOf(e.getMessage()).contains("in use")
                    ? forbidden(port, e) : taken(port, e);
        }
    }

    static StartFailure forbidden(int port, Throwable cause) {
        return new StartFailure("Port %d may not be opened by you, as all below %d: choose another with --port."
                .formatted(port, PRIVILEGED), cause);
    }

    static StartFailure taken(int port, Throwable cause) {
        return new StartFailure("Port %d is taken by another program: stop that one, or choose another with --port."
                .formatted(port), cause);
    }

    /** Different free ports, held together until all are known so that none is named twice. */
    static List<Integer> free(int count) {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int each = 0; each < count; each++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new StartFailure("No free port is left on this machine: end some programs and try again.", e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StartFailure("A port could not be given back: try again.", e);
        }
    }
}
