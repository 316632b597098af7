package union.member.unit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * From which day a change holds, when and by whom it was recorded, and on what paper it rests. The two times are
 * kept apart: what is recorded late still holds from its effective day, and a reading as of an earlier instant does
 * not know it.
 *
 * @param by opaque subject of who acted
 */
public record Stamp(LocalDate on, Instant recordedAt, String by, Paper paper) {
    /** The document number (批文号) and the reason; empty where none was given. The reason never leaves this service. */
    public record Paper(String number, String reason) {
        public static final Paper NONE = new Paper("", "");
    }

    Stamp on(LocalDate day) {
        return new Stamp(day, recordedAt, by, paper);
    }
}
