package union.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time in a data folder. Taken before anything in the folder is read, since both parts of the pair
 * would otherwise begin to write next to a running one. The operating system frees it when the process dies.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve("in-use.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) throw EmbeddedFailure.locked(folder, null);
            return new FolderLock(channel);
        } catch (OverlappingFileLockException e) {
            release(channel);
            throw EmbeddedFailure.locked(folder, e);
        } catch (EmbeddedFailure e) {
            release(channel);
            throw e;
        } catch (IOException e) {
            release(channel);
            throw EmbeddedFailure.failed("The folder " + folder + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        release(channel);
    }

    private static void release(@Nullable FileChannel channel) {
        try {
            if (channel != null) channel.close();
        } catch (IOException e) {
            throw EmbeddedFailure.failed("A lock file could not be closed", e);
        }
    }
}
