package union.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A made-up certificate for localhost, written as the two PEM files that an operator would have. */
final class Certificate {
    private static final char[] PASSWORD = "made-up".toCharArray();
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(
            java.nio.charset.StandardCharsets.US_ASCII));

    private final KeyStore store;

    private Certificate(KeyStore store) {
        this.store = store;
    }

    static Certificate of(String owner, Path folder) throws IOException, InterruptedException,
            GeneralSecurityException {
        var file = folder.resolve(owner + ".p12");
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "door", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2",
                "-dname", "CN=" + owner, "-ext", "san=dns:localhost", "-keystore", file.toString(),
                "-storetype", "PKCS12", "-storepass", new String(PASSWORD)).inheritIO().start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(stream, PASSWORD);
            return new Certificate(store);
        }
    }

    /** Puts the key in its place first: a reader that comes between the two meets a pair that does not fit. */
    void write(Path certificate, Path key) throws IOException, GeneralSecurityException {
        Files.writeString(key, pem("PRIVATE KEY", store.getKey("door", PASSWORD).getEncoded()));
        Files.writeString(certificate, pem("CERTIFICATE", store.getCertificate("door").getEncoded()));
    }

    String owner() throws GeneralSecurityException {
        return ((X509Certificate) store.getCertificate("door")).getSubjectX500Principal().getName();
    }

    /** What a client needs that trusts this certificate and no other. */
    SSLContext trust() throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("door", store.getCertificate("door"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + LINES.encodeToString(der) + "\n-----END " + what + "-----\n";
    }
}
