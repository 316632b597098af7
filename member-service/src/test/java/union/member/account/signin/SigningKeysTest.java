package union.member.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    @TempDir Path data;

    @Test void the_first_start_makes_a_key_that_its_owner_alone_can_read() throws Exception {
        var keys = SigningKeys.open(data.resolve("keys"));

        assertThat(keys.all().getKeys()).singleElement().satisfies(key -> assertThat(key.size()).isGreaterThan(2047));
        assertThat(permissions(data.resolve("keys"))).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("keys/signing-0001.jwk"))).isEqualTo("rw-------");
        try (var files = Files.list(data.resolve("keys"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test void a_restart_signs_with_the_same_key() {
        assertThat(SigningKeys.open(data).current()).isEqualTo(SigningKeys.open(data).current());
    }

    @Test void instances_that_start_together_agree_on_one_key() throws Exception {
        var seen = new HashSet<String>();
        try (var starts = Executors.newFixedThreadPool(4)) {
            var all = starts.invokeAll(IntStream.range(0, 4)
                .<java.util.concurrent.Callable<String>>mapToObj(_ -> () -> SigningKeys.open(data).current()).toList());
            for (var one : all) seen.add(one.get());
        }
        assertThat(seen).hasSize(1);
    }

    @Test void a_key_that_is_added_signs_and_the_old_one_is_still_published() throws Exception {
        var old = SigningKeys.open(data).current();
        add("signing-0002.jwk", "rw-------", new RSAKeyGenerator(2048).keyID("second").generate().toJSONString());

        var keys = SigningKeys.open(data);

        assertThat(keys.current()).isEqualTo("second");
        assertThat(keys.all().getKeys()).extracting(JWK::getKeyID).containsExactly("second", old);
    }

    @Test void a_key_that_others_can_read_is_not_used() throws Exception {
        add("signing-0001.jwk", "rw-r--r--", new RSAKeyGenerator(2048).keyID("open").generate().toJSONString());

        assertThatThrownBy(() -> SigningKeys.open(data)).hasMessageContaining("readable by its owner alone");
    }

    @Test void a_damaged_key_stops_the_start_and_is_not_replaced() throws Exception {
        add("signing-0001.jwk", "rw-------", "{\"kty\":\"RSA\",");

        assertThatThrownBy(() -> SigningKeys.open(data)).hasMessageContaining("damaged");
        assertThat(Files.readString(data.resolve("signing-0001.jwk"))).isEqualTo("{\"kty\":\"RSA\",");
    }

    private void add(String name, String permissions, String content) throws Exception {
        Files.writeString(data.resolve(name), content);
        Files.setPosixFilePermissions(data.resolve(name), PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
