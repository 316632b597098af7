package union.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Order-preserving byte form of index values, compared as unsigned bytes. It may lose detail (decimals become
 * doubles, rare types only their tag), because an index only has to name a superset: the server's own matcher decides.
 * Every tag is below 0xFF, so a prefix followed by 0xFF is above all that begins with the prefix.
 */
final class KeyBytes {
    static final int MISSING = 4;
    static final int NULL = 5;
    static final int NUMBER = 10;
    static final int STRING = 15;
    static final int DOCUMENT = 20;
    static final int OBJECT_ID = 30;
    static final int BOOLEAN = 35;
    static final int DATE = 40;
    static final int OTHER = 60;

    private static final double EXACT_MAX = 1L << 53;

    /** The leaf values at a dotted path; arrays are opened at any depth, as by the matcher. An empty array is null. */
    static void values(@Nullable Object value, List<String> path, List<@Nullable Object> found) {
        if (value instanceof Collection<?> array) {
            if (array.isEmpty()) found.add(null);
            for (Object element : array) values(element, path, found);
        } else if (path.isEmpty()) {
            found.add(value);
        } else if (value instanceof Document document && document.containsKey(path.getFirst())) {
            values(document.get(path.getFirst()), path.subList(1, path.size()), found);
        } else {
            found.add(Missing.getInstance());
        }
    }

    static int tag(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing _ -> MISSING;
            case Number _ -> NUMBER;
            case String _ -> STRING;
            case Document _ -> DOCUMENT;
            case ObjectId _ -> OBJECT_ID;
            case Boolean _ -> BOOLEAN;
            case Instant _ -> DATE;
            case Object _ -> OTHER;
        };
    }

    /** Whether keys of such values sort as the server sorts the values themselves. */
    static boolean sortsAsServer(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Decimal128 _ -> false;
            case Double d -> !d.isNaN();
            case Long n -> Math.abs(n.doubleValue()) < EXACT_MAX;
            case Object other -> tag(other) != DOCUMENT && tag(other) != OTHER;
        };
    }

    static byte[] encode(@Nullable Object value) {
        var out = new ByteArrayOutputStream(24);
        encode(value, out);
        return out.toByteArray();
    }

    private static void encode(@Nullable Object value, ByteArrayOutputStream out) {
        out.write(tag(value));
        switch (value) {
            case null -> {}
            case Missing _ -> {}
            case Number number -> number(number, out);
            case String text -> string(text, out);
            case Document document -> document(document, out);
            case ObjectId id -> out.writeBytes(id.toByteArray());
            case Boolean truth -> out.write(truth ? 1 : 0);
            case Instant time -> out.writeBytes(sortable(time.toEpochMilli()));
            case UUID id -> string(id.toString(), out);
            case BinData data -> string(HexFormat.of().formatHex(data.getData()), out);
            case Object _ -> out.write(0);
        }
    }

    /** A number without the remainder that doubles cannot hold: the matcher compares some numbers as doubles. */
    static byte[] bound(Number number) {
        double value = number.doubleValue();
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        return sortable(bits < 0 ? bits ^ Long.MAX_VALUE : bits);
    }

    private static void number(Number number, ByteArrayOutputStream out) {
        out.writeBytes(bound(number));
        // A long beyond 2^53 keeps its remainder, so that such ids stay distinct.
        long rest = number instanceof Long exact ? exact - (long) exact.doubleValue() : 0;
        out.write(0x80 + Long.signum(rest));
        if (rest != 0) out.writeBytes(sortable(rest));
    }

    // Equality of documents ignores the order of fields.
    private static void document(Document document, ByteArrayOutputStream out) {
        for (Map.Entry<String, Object> field : new TreeMap<>(document).entrySet()) {
            out.write(1);
            string(field.getKey(), out);
            if (field.getValue() instanceof Collection<?>) out.write(OTHER);
            else encode(field.getValue(), out);
        }
        out.write(0);
    }

    /** In the order of UTF-16 units, which is that of String.compareTo; 0 ends it, so 0 and 1 are escaped. */
    private static void string(String text, ByteArrayOutputStream out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 2) {
                out.write(1);
                out.write(c + 1);
            } else if (c < 0x80) {
                out.write(c);
            } else if (c < 0x800) {
                out.write(0xC0 | (c >> 6));
                out.write(0x80 | (c & 0x3F));
            } else {
                out.write(0xE0 | (c >> 12));
                out.write(0x80 | ((c >> 6) & 0x3F));
                out.write(0x80 | (c & 0x3F));
            }
        }
        out.write(0);
    }

    static byte[] sortable(long n) {
        return ByteBuffer.allocate(Long.BYTES).putLong(n ^ Long.MIN_VALUE).array();
    }

    static byte[] concat(byte[] first, byte... second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Above everything that begins with the prefix. */
    static byte[] above(byte[] prefix) {
        return concat(prefix, (byte) -1);
    }

    private KeyBytes() {}
}
