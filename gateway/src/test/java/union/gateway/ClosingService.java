package union.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads a whole request, counts it, and hangs up without a word: the worst moment for a write. */
final class ClosingService implements AutoCloseable {
    private final ServerSocket listening;
    private final AtomicInteger requests = new AtomicInteger();

    ClosingService() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://localhost:" + listening.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    private void accept() {
        try {
            while (true) {
                hangUp(listening.accept());
            }
        } catch (SocketException closed) {
            requests.getAndAdd(0);   // the test is over
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void hangUp(Socket accepted) throws IOException {
        try (var socket = accepted; var bytes = socket.getInputStream();
                var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1))) {
            int length = 0;
            for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).trim());
                }
            }
            for (int i = 0; i < length; i++) {
                if (reader.read() < 0) {
                    throw new SocketException("the request broke off");
                }
            }
            requests.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
