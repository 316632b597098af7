package union.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where everything that lasts is kept: the store, the broker's topics, keys, the operator's credential, the log. */
record DataFolder(Path path, FileChannel lock) {

    /** Less free space than this and a write could fail half-way through the day. */
    static final long FREE_BYTES_MIN = 500L * 1024 * 1024;

    private static final long MEBIBYTE = 1024 * 1024;

    /**
     * Makes the folder, for its owner alone, and takes it before anything in it is read or written: it may be another
     * process's. The operating system gives it free when this process ends, however it ends.
     */
    static DataFolder open(Path path) {
        try {
            Files.createDirectories(path, Private.folder(path));
            var folder = new DataFolder(path, taken(path));
            folder.requireSpace();
            Files.deleteIfExists(folder.running()); // of a process that could not take it away any more
            Files.createDirectories(path.resolve("logs"), Private.folder(path));
            return folder;
        } catch (IOException e) {
            throw new StartFailure("The data folder %s cannot be made or written (%s): choose another with --data."
                    .formatted(path, e.getClass().getSimpleName()), e);
        }
    }

    private static FileChannel taken(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("in-use.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (isOurs(channel)) {
            return channel;
        }
        channel.close();
        throw new StartFailure(("The folder %s is in use by another running process: stop that one, or choose another"
                + " with --data.").formatted(path));
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // another federation of this very process has it
        }
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
