package union.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param data folder of everything that lasts
 * @param port where the gateway listens, 1 to 65535
 * @param trainingOnly start, warm up, stop: the run from which the start-up cache is made
 */
record Options(Path data, int port, boolean trainingOnly) {

    static final int PORT = 8080;
    private static final int PORT_MAX = 65_535;

    static Options of(String... words) {
        var options = new Options(Path.of("data"), PORT, false);
        var left = new ArrayDeque<>(List.of(words));
        while (!left.isEmpty()) {
            var word = left.removeFirst();
            options = switch (word) {
                case "--data" -> new Options(folder(left), options.port, options.trainingOnly);
                case "--port" -> new Options(options.data, port(left), options.trainingOnly);
                case "--train" -> new Options(options.data, options.port, true);
                default -> throw new StartFailure(
                        "Unknown option %s; up takes --data DIR and --port N.".formatted(word));
            };
        }
        return new Options(options.data.toAbsolutePath().normalize(), options.port, options.trainingOnly);
    }

    private static Path folder(ArrayDeque<String> left) {
        if (left.isEmpty() || left.peekFirst().isBlank()) {
            throw new StartFailure("--data needs a folder.");
        }
        return Path.of(left.removeFirst());
    }

    private static int port(ArrayDeque<String> left) {
        var text = left.isEmpty() ? "" : left.removeFirst();
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > PORT_MAX) {
            throw new StartFailure("--port needs a number from 1 to %d, not \"%s\".".formatted(PORT_MAX, text));
        }
        return Integer.parseInt(text);
    }
}
