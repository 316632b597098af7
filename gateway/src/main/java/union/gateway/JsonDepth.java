package union.gateway;

import org.jspecify.annotations.Nullable;

/**
 * How deep a JSON text nests (嵌套深度), counted while its bytes pass and keeping none of them. A few kilobytes of
 * brackets would cost a reader behind the door a stack frame each. Bytes are enough: in UTF-8, the one encoding of JSON
 * between systems (RFC 8259, section 8.1), no bracket or quote is part of another character. A zero byte, which only
 * the other encodings have, is refused, since it could make this count and the service's reading differ.
 */
final class JsonDepth {
    private final int levelsMax;
    private int levels;
    private boolean inString;
    private boolean escaped;

    JsonDepth(int levelsMax) {
        this.levelsMax = levelsMax;
    }

    /** Counts one more byte: what is wrong with it, or null. */
    @Nullable Trouble read(byte next) {
        if (next == 0) {
            return Trouble.MALFORMED;
        }
        if (inString) {
            inString = next != '"' || escaped;
            escaped = next == '\\' && !escaped;
            return null;
        }
        switch (next) {
            case '"' -> inString = true;
            case '[', '{' -> levels++;
            case ']', '}' -> levels--;
            default -> { }
        }
        return levels > levelsMax ? Trouble.JSON_TOO_DEEP : null;
    }
}
