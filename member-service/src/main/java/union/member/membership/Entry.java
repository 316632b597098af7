package union.member.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * One line of a member's ledger (会员台账): what changed, from which day, recorded when and by whom. Lines are never
 * removed: a wrong one is struck out and stays readable. Of several lines for one day the later written one counts.
 *
 * @param number position in the ledger, from 1
 * @param by opaque subject of who recorded it
 */
public record Entry(int number, LocalDate on, Change change, Instant recordedAt, String by, boolean struck) {
    static final Comparator<Entry> BY_DAY = Comparator.comparing(Entry::on).thenComparingInt(Entry::number);

    Entry strikeOut() {
        return new Entry(number, on, change, recordedAt, by, true);
    }

    Entry renumbered(int changed) {
        return new Entry(changed, on, change, recordedAt, by, struck);
    }
}
