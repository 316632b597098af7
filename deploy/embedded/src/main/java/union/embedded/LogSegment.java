package union.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One numbered file of the redo log: a head with its form and its number, then batches. A batch is what was written and
 * synced at once: its length, its checksum, its number in the segment and its records. A closed segment ends with an
 * empty batch, its mark. A batch is written only when the one before it is on disk, so whatever is broken and has a
 * whole batch behind it was answered and is damage; only the end may be torn.
 */
final class LogSegment {
    /** Takes one replayed change; without a document it is a removal. */
    interface Replay {
        void change(String collection, long record, byte @Nullable [] document);
    }

    /** How the reading of a segment ended. */
    enum End { MARKED, EMPTY, OPEN }

    private static final String PREFIX = "redo.";
    private static final long FORM = 0x756e696f6e4c6732L; // "unionLg2"
    private static final int SEGMENT_HEAD = 2 * Long.BYTES;
    private static final int BATCH = 0x62617463; // "batc"
    private static final int BATCH_HEAD = 3 * Integer.BYTES + Long.BYTES; // BATCH, length, checksum, number
    private static final int CHECKED_FROM = 3 * Integer.BYTES;
    private static final int FILLED = 8 << 20; // written ahead, so that a sync need not also change the file's size

    private final long number;
    private final FileChannel channel;
    private long position = SEGMENT_HEAD;
    private long batches;

    private LogSegment(long number, FileChannel channel) {
        this.number = number;
        this.channel = channel;
    }

    /** Makes the file; a disk without room for it is left as it was. */
    static LogSegment create(Path folder, long number) throws IOException {
        Path file = folder.resolve(PREFIX + number);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            writeFully(channel, ByteBuffer.allocate(FILLED).putLong(FORM).putLong(number).rewind(), 0);
            channel.force(true);
            try (FileChannel parent = FileChannel.open(folder, StandardOpenOption.READ)) {
                parent.force(true);
            }
            return new LogSegment(number, channel);
        } catch (IOException e) {
            channel.close();
            Files.delete(file);
            throw e;
        }
    }

    static SortedMap<Long, Path> in(Path folder) throws IOException {
        var found = new TreeMap<Long, Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                found.put(Long.valueOf(file.getFileName().toString().substring(PREFIX.length())), file);
            }
        }
        return found;
    }

    static byte[] record(byte[] collection, long record, byte @Nullable [] document) {
        int size = Integer.BYTES + collection.length + Long.BYTES + 1 + (document == null ? 0 : document.length);
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + size);
        out.putInt(size).putInt(collection.length).put(collection).putLong(record);
        out.put((byte) (document == null ? 0 : 1));
        if (document != null) out.put(document);
        return out.array();
    }

    long number() {
        return number;
    }

    /** Appends the records as one batch and syncs it. */
    void append(byte[] records) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(BATCH_HEAD + records.length);
        out.putInt(BATCH).putInt(records.length).putInt(0).putLong(++batches).put(records);
        out.putInt(2 * Integer.BYTES, checksum(out, 0, records.length, number));
        writeFully(channel, out.rewind(), position);
        position += out.capacity();
        channel.force(false);
    }

    void finish() throws IOException {
        append(new byte[0]);
        channel.close();
    }

    void close() throws IOException {
        channel.close();
    }

    /** Reads until the end, the mark, or a batch that was cut short and has no whole one behind it. */
    static End replay(long number, Path file, Replay replay) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        if (!hasHead(number, file, in)) return End.EMPTY;
        long batches = 0;
        for (int at = SEGMENT_HEAD; ; ) {
            if (!isBatch(in, at, number) || in.getLong(at + BATCH_HEAD - Long.BYTES) != batches + 1) {
                refuseIfMoreFollows(file, in, at, number);
                return batches == 0 ? End.EMPTY : End.OPEN;
            }
            int length = in.getInt(at + Integer.BYTES);
            if (length == 0) return End.MARKED;
            batches++;
            for (ByteBuffer records = in.slice(at + BATCH_HEAD, length); records.hasRemaining(); ) {
                int size = records.getInt();
                readRecord(records.slice(records.position(), size), replay);
                records.position(records.position() + size);
            }
            at += BATCH_HEAD + length;
        }
    }

    /** False for a file that a crash left unmade: nothing was ever answered from it. */
    private static boolean hasHead(long number, Path file, ByteBuffer in) {
        if (in.capacity() < SEGMENT_HEAD || (in.getLong(0) == 0 && in.getLong(Long.BYTES) == 0)) {
            for (int at = 0; at < in.capacity(); at++) if (in.get(at) != 0) throw EmbeddedFailure.damaged(file, null);
            return false;
        }
        if (in.getLong(0) != FORM) throw EmbeddedFailure.otherForm(file);
        if (in.getLong(Long.BYTES) != number) throw EmbeddedFailure.damaged(file, null);
        return true;
    }

    private static boolean isBatch(ByteBuffer in, int at, long number) {
        if (in.capacity() - at < BATCH_HEAD || in.getInt(at) != BATCH) return false;
        int length = in.getInt(at + Integer.BYTES);
        return length >= 0 && length <= in.capacity() - at - BATCH_HEAD
            && in.getInt(at + 2 * Integer.BYTES) == checksum(in, at, length, number);
    }

    private static void refuseIfMoreFollows(Path file, ByteBuffer in, int at, long number) {
        for (int next = at; next <= in.capacity() - BATCH_HEAD; next++) {
            if (isBatch(in, next, number)) throw EmbeddedFailure.damaged(file, null);
        }
    }

    private static void readRecord(ByteBuffer in, Replay replay) {
        byte[] collection = new byte[in.getInt()];
        in.get(collection);
        long record = in.getLong();
        byte[] document = null;
        if (in.get() == 1) {
            document = new byte[in.remaining()];
            in.get(document);
        }
        replay.change(new String(collection, StandardCharsets.UTF_8), record, document);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        for (long to = at; bytes.hasRemaining(); ) to += channel.write(bytes, to);
    }

    /** Of the batch at {@code from} of that segment, whose records have this length. */
    private static int checksum(ByteBuffer in, int from, int length, long segment) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(segment).putInt(length).rewind());
        crc.update(in.slice(from + CHECKED_FROM, BATCH_HEAD - CHECKED_FROM + length));
        return (int) crc.getValue();
    }
}
