package union.member.account.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys that sign tokens (签名密钥), one JWK (RFC 7517) a file in {@code <union.data>/keys}, readable by their owner
 * alone. All are published; the last by file name signs. So a key is changed by adding a file and restarting, and the
 * old one is removed when the tokens that it signed have ended.
 */
public final class SigningKeys {
    static final int KEYS_MAX = 8;
    private static final int BITS = 3072;
    private static final int BITS_MIN = 2048;
    private static final String FIRST = "signing-0001.jwk";

    private final List<RSAKey> keys;

    private SigningKeys(List<RSAKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads the keys; makes the first one when there is none. */
    public static SigningKeys open(Path folder) {
        try {
            Files.createDirectories(folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (files(folder).isEmpty()) makeFirst(folder);
            var keys = new ArrayList<RSAKey>();
            for (var file : files(folder)) keys.add(read(file));
            return new SigningKeys(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("the signing keys in " + folder + " cannot be read or made", e);
        }
    }

    /** Every key, the one that signs first. */
    public JWKSet all() {
        return new JWKSet(List.<JWK>copyOf(keys.reversed()));
    }

    public String current() {
        return keys.getLast().getKeyID();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var found = files.filter(f -> f.getFileName().toString().endsWith(".jwk")).sorted().toList();
            if (found.size() > KEYS_MAX)
                throw new IllegalStateException("more than %d signing keys in %s".formatted(KEYS_MAX, folder));
            return found;
        }
    }

    private static RSAKey read(Path file) throws IOException {
        if (Files.getPosixFilePermissions(file).stream().anyMatch(p -> !p.name().startsWith("OWNER")))
            throw new IllegalStateException(file + " can be read by others; make it readable by its owner alone");
        try {
            var key = RSAKey.parse(Files.readString(file));
            if (!key.isPrivate() || key.size() < BITS_MIN || key.getKeyID() == null)
                throw new IllegalStateException(file + " is not a private RSA key of 2048 bits or more with a kid");
            return key;
        } catch (ParseException e) {
            throw new IllegalStateException(file + " is damaged: it is not a JWK", e);
        }
    }

    /** Written aside, on disk, then linked under its name: of several instances that start together one key stays. */
    private static void makeFirst(Path folder) throws IOException {
        var aside = Files.createTempFile(folder, "new-", ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(aside, generate().toJSONString(), StandardCharsets.UTF_8);
            try (var written = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.createLink(folder.resolve(FIRST), aside);
        } catch (FileAlreadyExistsException e) {
            if (!Files.exists(folder.resolve(FIRST))) throw e; // another instance was first: its key is the key
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
