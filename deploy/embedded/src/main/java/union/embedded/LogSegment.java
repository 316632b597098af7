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
 * One numbered file of the redo log. A record is its length, its checksum, the collection, the record id and the
 * document, or none for a removal. A closed segment ends with a mark, so that a torn last write (never acknowledged)
 * can be told from a damaged file.
 */
final class LogSegment {
    /** Takes one replayed change; without a document it is a removal. */
    interface Replay {
        void change(String collection, long record, byte @Nullable [] document);
    }

    /** How the reading of a segment ended. */
    enum End { MARKED, EMPTY, OPEN }

    private static final String PREFIX = "redo.";
    private static final int HEAD = 8;
    private static final int END_MARK = -1;
    private static final int FILLED = 8 << 20; // written ahead, so that a sync need not also change the file's size

    private final long number;
    private final FileChannel channel;
    private long position;

    private LogSegment(long number, FileChannel channel) {
        this.number = number;
        this.channel = channel;
    }

    static LogSegment create(Path folder, long number) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(PREFIX + number),
            StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        writeFully(channel, ByteBuffer.allocate(FILLED), 0);
        channel.force(true);
        try (FileChannel parent = FileChannel.open(folder, StandardOpenOption.READ)) {
            parent.force(true);
        }
        return new LogSegment(number, channel);
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
        ByteBuffer out = ByteBuffer.allocate(HEAD + size);
        out.putInt(size).putInt(0).putInt(collection.length).put(collection).putLong(record);
        out.put((byte) (document == null ? 0 : 1));
        if (document != null) out.put(document);
        return out.putInt(Integer.BYTES, checksum(out.array(), HEAD, size)).array();
    }

    long number() {
        return number;
    }

    void append(byte[] bytes) throws IOException {
        writeFully(channel, ByteBuffer.wrap(bytes), position);
        position += bytes.length;
    }

    void force() throws IOException {
        channel.force(false);
    }

    void finish() throws IOException {
        append(ByteBuffer.allocate(Integer.BYTES).putInt(END_MARK).array());
        force();
        channel.close();
    }

    void close() throws IOException {
        channel.close();
    }

    /** Reads until the end, the mark, or a record that was cut short: neither it nor any after it was acknowledged. */
    static End replay(Path file, Replay replay) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        boolean empty = true;
        while (in.remaining() >= Integer.BYTES) {
            int size = in.getInt();
            if (size == END_MARK) return End.MARKED;
            if (size <= 0 || size > in.remaining() - Integer.BYTES) break;
            int checksum = in.getInt();
            if (checksum(in.array(), in.position(), size) != checksum) break;
            readRecord(in.slice(in.position(), size), replay);
            in.position(in.position() + size);
            empty = false;
        }
        return empty ? End.EMPTY : End.OPEN;
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

    private static int checksum(byte[] bytes, int from, int length) {
        var crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
