package union.member;

import com.mongodb.MongoClientSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.codecs.DecoderContext;
import org.bson.json.JsonWriterSettings;
import union.platform.aggregate.Shape;

/**
 * Kept stored documents, one file per version of a shape under {@code src/test/resources/stored}. A file is written
 * once, when a shape is new, and never changed: it stands for the data that lies in stores out there.
 */
public final class StoredForms {
    private static final JsonWriterSettings READABLE = JsonWriterSettings.builder().indent(true).build();

    private StoredForms() {}

    /** What a kept document reads as today. A new file is written with {@code -Dcontracts.update=true}. */
    public static <S, D extends Record> S kept(String name, Shape<S, ?, D> shape, S example) {
        var file = Path.of("src/test/resources/stored", name + ".json");
        if (!Files.exists(file) && Boolean.getBoolean("contracts.update")) write(file, document(shape, example));
        try {
            return read(shape, BsonDocument.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new IllegalStateException("no kept document " + file, e);
        }
    }

    /** Through the codec of the store and back. */
    public static <S, D extends Record> S storedAndRead(Shape<S, ?, D> shape, S state) {
        return read(shape, BsonDocument.parse(document(shape, state).toJson()));
    }

    private static <S, D extends Record> BsonDocument document(Shape<S, ?, D> shape, S state) {
        return BsonDocumentWrapper.asBsonDocument(shape.toForm(state),
            MongoClientSettings.getDefaultCodecRegistry());
    }

    private static <S, D extends Record> S read(Shape<S, ?, D> shape, BsonDocument document) {
        var codec = MongoClientSettings.getDefaultCodecRegistry().get(shape.form());
        return shape.fromForm(codec.decode(document.asBsonReader(), DecoderContext.builder().build()));
    }

    private static void write(Path file, BsonDocument document) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, document.toJson(READABLE) + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
