package union.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true", "10.0.0.0/8, 11.0.0.0, false", "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false", "127.0.0.1, 127.0.0.1, true", "127.0.0.1, 127.0.0.2, false",
        "0.0.0.0/0, 8.8.8.8, true", "0.0.0.0/0, ::1, false", "fd00::/8, fdff::1, true", "fd00::/8, fe00::1, false",
        "::1/128, ::1, true", "10.0.0.0/8, ::ffff:10.0.0.1, true"})
    void an_address_is_in_a_network_or_not(String network, String address, boolean in) {
        assertThat(Network.of(network).has(InetAddress.ofLiteral(address))).isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/", "::/129"})
    void a_misspelt_network_is_refused(String written) {
        assertThatThrownBy(() -> Network.of(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
