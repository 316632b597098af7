package union.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * One declared index: a sorted map of (encoded values, record id). Every document is in it, even if the index is sparse
 * or partial; those only limit what must be unique. Entries may for a moment, or after a crash, name a document that
 * has moved on: readers look at the document itself, so a stale entry is never believed.
 */
final class StoreIndex extends Index<Long> {
    private static final int KEYS_MAX = 10_000;
    private static final byte[] NOTHING = {};
    // Marks that sort before all keys. BUILT tells a complete index from one whose building a crash cut short.
    private static final byte[] BUILT = {0, 0};
    private static final byte[] MULTIKEY = {0, 1};
    private static final byte[] UNSORTED = {0, 2};

    /** What the index is made from, besides its keys. */
    record Declared(String name, List<IndexKey> keys, boolean sparse, boolean unique, @Nullable Document partial) {}

    private final Declared declared;
    private final MVMap<byte[], byte[]> map;
    private final StoreCollection owner;
    private final List<List<String>> paths;
    private volatile boolean built;

    StoreIndex(Declared declared, MVMap<byte[], byte[]> map, StoreCollection owner) {
        super(declared.name(), declared.keys(), declared.sparse());
        this.declared = declared;
        this.map = map;
        this.owner = owner;
        this.paths = declared.keys().stream().map(key -> List.of(key.getKey().split("\\.", -1))).toList();
        this.built = map.containsKey(BUILT);
        if (!built) map.clear();
    }

    MVMap<byte[], byte[]> map() {
        return map;
    }

    List<List<String>> paths() {
        return paths;
    }

    /** Some document has several keys here, or had. */
    boolean isMultikey() {
        return map.containsKey(MULTIKEY);
    }

    /** The order of the entries is the order in which the server sorts. */
    boolean sortsAsServer() {
        return !isMultikey() && !map.containsKey(UNSORTED);
    }

    void built() {
        map.put(BUILT, NOTHING);
        built = true;
    }

    static long record(byte[] entry) {
        return ByteBuffer.wrap(entry, entry.length - Long.BYTES, Long.BYTES).getLong();
    }

    /** Whether the document, as it is now, has the key of this entry. */
    boolean has(Document document, byte[] entry) {
        return keysOf(document).contains(Arrays.copyOf(entry, entry.length - Long.BYTES));
    }

    /** Keys without record id: all combinations of the values of its fields. */
    Set<byte[]> keysOf(Document document) {
        Set<byte[]> keys = bytes();
        keys.add(NOTHING);
        for (List<String> path : paths) {
            Set<byte[]> longer = bytes();
            for (Object value : valuesAt(document, path)) {
                byte[] encoded = KeyBytes.encode(value);
                for (byte[] key : keys) longer.add(KeyBytes.concat(key, encoded));
            }
            if (longer.size() > KEYS_MAX) throw new MongoServerError(17280, "KeyTooLong", "too many index keys");
            keys = longer;
        }
        return keys;
    }

    private List<@Nullable Object> valuesAt(Document document, List<String> path) {
        List<@Nullable Object> values = new ArrayList<>();
        KeyBytes.values(document, path, values);
        // To a unique index a missing value is the same as null.
        if (declared.unique()) values.replaceAll(value -> value instanceof Missing ? null : value);
        return values;
    }

    /** Notes what kinds of keys there are, before the first of its kind is put. */
    void mark(Document document, Set<byte[]> keys) {
        if (keys.size() > 1 && !isMultikey()) map.put(MULTIKEY, NOTHING);
        if (!map.containsKey(UNSORTED) && !sortsAsServer(document)) map.put(UNSORTED, NOTHING);
    }

    void put(Set<byte[]> keys, long record) {
        for (byte[] key : keys) map.put(entry(key, record), NOTHING);
    }

    void remove(Set<byte[]> keys, long record) {
        for (byte[] key : keys) map.remove(entry(key, record));
    }

    // A single element in an array sorts like itself, an empty array does not.
    private boolean sortsAsServer(Document document) {
        return paths.stream().allMatch(path -> {
            List<@Nullable Object> values = new ArrayList<>();
            KeyBytes.values(document, path, values);
            return values.size() == 1 && KeyBytes.sortsAsServer(values.getFirst());
        });
    }

    private static byte[] entry(byte[] key, long record) {
        return KeyBytes.concat(key, ByteBuffer.allocate(Long.BYTES).putLong(record).array());
    }

    static Set<byte[]> bytes() {
        return new TreeSet<>(Arrays::compareUnsigned);
    }

    @Override
    public boolean isUnique() {
        return declared.unique();
    }

    /** Asked only to decide whether to build. */
    @Override
    public boolean isEmpty() {
        return !built;
    }

    /** Only the index of _id names the position; the server accepts null from all others. */
    @Override
    public @Nullable Long getPosition(Document document) {
        return paths.equals(List.of(List.of("_id"))) ? holder(document, keysOf(document), null) : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Long> collection) {
        check(document, null, collection);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Long> collection) {
        check(after, before, collection);
    }

    private void check(Document document, @Nullable Document self, MongoCollection<Long> collection) {
        Set<KeyValue> values = paths.size() > 1 ? getKeyValues(document) : null; // refuses parallel arrays
        Set<byte[]> keys = keysOf(document); // refuses too many
        if (!declared.unique() || !constrained(document) || holder(document, keys, self) == null) return;
        if (values == null) values = getKeyValues(document);
        throw new DuplicateKeyError(this, collection, getKeys(), values.iterator().next());
    }

    private boolean constrained(Document document) {
        Document partial = declared.partial();
        if (partial != null && !new DefaultQueryMatcher().matches(document, partial)) return false;
        return !isSparse() || !keys().stream().allMatch(k -> Utils.getSubdocumentValue(document, k) instanceof Missing);
    }

    /** A record that holds one of these keys and is not {@code self}. It is read, because encoded keys may collide. */
    private @Nullable Long holder(Document document, Set<byte[]> keys, @Nullable Document self) {
        Set<KeyValue> exact = null;
        for (byte[] key : keys) {
            var cursor = map.cursor(key, KeyBytes.above(key), false);
            while (cursor.hasNext()) {
                byte[] entry = cursor.next();
                Document found = entry.length == key.length + Long.BYTES ? owner.getDocument(record(entry)) : null;
                if (found == null || (self != null && Objects.equals(found.get("_id"), self.get("_id")))) continue;
                if (exact == null) exact = getKeyValues(document);
                boolean same = !Collections.disjoint(exact, getKeyValues(found));
                if (same && (declared.partial() == null || constrained(found))) return record(entry);
            }
        }
        return null;
    }

    @Override
    public void add(Document document, Long position, MongoCollection<Long> collection) {
        if (!built) checkAdd(document, collection); // while it is built, nobody else has looked for duplicates
        Set<byte[]> keys = keysOf(document);
        mark(document, keys);
        put(keys, position);
    }

    // StoreCollection does these two, so that data and indexes change together.
    @Override
    public void updateInPlace(Document before, Document after, Long position, MongoCollection<Long> collection) {}

    @Override
    public Long remove(Document document) {
        throw new UnsupportedOperationException();
    }

    // StoreCollection plans its reads itself.
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Long> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getCount() {
        return map.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {}
}
