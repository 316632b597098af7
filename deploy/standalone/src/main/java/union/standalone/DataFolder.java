package union.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where everything that lasts is kept: the store, the broker's topics, keys, the operator's credential, the log. */
record DataFolder(Path path) {

    /** Less free space than this and a write could fail half-way through the day. */
    static final long FREE_BYTES_MIN = 500L * 1024 * 1024;

    private static final long MEBIBYTE = 1024 * 1024;

    static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            Files.createDirectories(path.resolve("logs"));
        } catch (IOException e) {
            throw new StartFailure("The data folder %s cannot be made or written (%s): choose another with --data."
                    .formatted(path, e.getClass().getSimpleName()), e);
        }
        var folder = new DataFolder(path);
        folder.requireSpace();
        return folder;
    }

    private void requireSpace() {
        try {
            requireSpace(path, Files.getFileStore(path).getUsableSpace());
        } catch (IOException e) {
            throw new StartFailure("The free space at %s cannot be read: choose another folder with --data."
                    .formatted(path), e);
        }
    }

    static void requireSpace(Path path, long free) {
        if (free < FREE_BYTES_MIN) {
            throw new StartFailure("Only %d MiB are free at %s and %d are needed: make room or choose another"
                    .formatted(free / MEBIBYTE, path, FREE_BYTES_MIN / MEBIBYTE) + " folder with --data.");
        }
    }

    Path store() {
        return path.resolve("store");
    }

    Path broker() {
        return path.resolve("broker");
    }

    Path log() {
        return path.resolve("logs").resolve("federation.log");
    }

    /** There while the federation is up: where it answers. What waits for it looks here. */
    Path running() {
        return path.resolve("running");
    }
}
