package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void a_taken_port_is_named_with_what_to_do() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(other.getLocalPort())).isInstanceOf(StartFailure.class)
                    .hasMessage("Port %d is taken by another program: stop that one, or choose another with --port."
                            .formatted(other.getLocalPort()));
        }
    }

    @Test
    void a_port_that_asks_for_special_rights_is_not_called_taken() {
        assertThat(Ports.forbidden(80, new IOException("Permission denied")))
                .hasMessage("Port 80 may not be opened by you, as all below 1024: choose another with --port.");
    }

    @Test
    void free_ports_are_different_and_free() {
        var ports = Ports.free(5);
        assertThat(ports).hasSize(5).doesNotHaveDuplicates();
        assertThatCode(() -> ports.forEach(Ports::requireFree)).doesNotThrowAnyException();
    }
}
