package union.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What the machine's owner signs in with as operator (运维), in {@code operator.json} of the data folder. Made once,
 * before the first start, readable by its owner alone from the moment the file exists.
 */
record OperatorCredential(String clientId, String clientSecret) {

    private static final String FILE = "operator.json";
    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile(
            "\\{\\s*\"clientId\"\\s*:\\s*\"([\\w-]+)\"\\s*,\\s*\"clientSecret\"\\s*:\\s*\"([\\w-]+)\"\\s*}\\s*");

    static OperatorCredential in(Path data) {
        var file = data.resolve(FILE);
        try {
            return Files.exists(file) ? read(file) : write(file);
        } catch (IOException e) {
            throw new StartFailure("%s cannot be used (%s): see that its owner runs this and may write there."
                    .formatted(file, e.getMessage()), e);
        }
    }

    private static OperatorCredential read(Path file) throws IOException {
        if (Private.isOpen(file)) {
            throw new StartFailure("%s can be read by others: make it readable by its owner alone (chmod 600), or"
                    .formatted(file) + " delete it, and the next start makes a new one.");
        }
        var form = FORM.matcher(Files.readString(file));
        if (!form.matches()) {
            throw new StartFailure("%s is damaged: delete it, and the next start makes a new one.".formatted(file));
        }
        return new OperatorCredential(form.group(1), form.group(2));
    }

    private static OperatorCredential write(Path file) throws IOException {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        var made = new OperatorCredential(
                "operator", Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        var draft = Files.createTempFile(file.getParent(), "operator", ".new", Private.file(file));
        Files.write(draft, made.json().getBytes(StandardCharsets.UTF_8), StandardOpenOption.SYNC);
        Files.move(draft, file);
        return made;
    }

    private String json() {
        return "{\"clientId\": \"%s\", \"clientSecret\": \"%s\"}\n".formatted(clientId, clientSecret);
    }

    /** Secrets do not appear where a value is printed by mistake. */
    @Override
    public String toString() {
        return "OperatorCredential[" + clientId + "]";
    }
}
