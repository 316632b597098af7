package union.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/** Documents to bytes and back, in the format they also have on the wire. */
final class Bson {
    private static final int USUAL_SIZE = 512;

    static byte[] encode(Document document) {
        ByteBuf out = Unpooled.buffer(USUAL_SIZE);
        BsonEncoder.encodeDocument(document, out);
        return Arrays.copyOf(out.array(), out.writerIndex());
    }

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    private Bson() {}
}
