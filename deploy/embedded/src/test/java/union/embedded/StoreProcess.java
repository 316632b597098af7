package union.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A store in a process of its own, which can be killed. */
final class StoreProcess implements AutoCloseable {
    private final Process process;
    private final String connection;

    private StoreProcess(Process process, String connection) {
        this.process = process;
        this.connection = connection;
    }

    static StoreProcess start(Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx256m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(StoreProcess.class.getName(), folder.toString()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith("mongodb:")) throw new IOException("the store did not start: " + line);
        return new StoreProcess(process, line);
    }

    String connectionString() {
        return connection;
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** Serves until the other side of standard input is gone. */
    public static void main(String[] args) throws IOException {
        try (var store = EmbeddedStore.open(Path.of(args[0]))) {
            System.out.println(store.connectionString());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
