package union.member.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * One line of a member's ledger (会员台账): what changed, from which day, recorded when and by whom. Lines are never
 * removed: a wrong one is struck out and stays readable. Of several lines for one day the later written one counts;
 * lines that came along with a move keep the time at which they were written, and their place by it.
 *
 * @param number position in the ledger, from 1
 * @param by opaque subject of who recorded it
 */
public record Entry(int number, LocalDate on, Change change, Instant recordedAt, String by, boolean struck) {
    static final Comparator<Entry> BY_DAY =
        Comparator.comparing(Entry::on).thenComparing(Entry::recordedAt).thenComparingInt(Entry::number);

    Entry strikeOut() {
        return new Entry(number, on, change, recordedAt, by, true);
    }

    /** Whether it is the same word, under whatever number and struck out or not. */
    boolean says(Entry other) {
        return on.equals(other.on) && change.equals(other.change) && recordedAt.equals(other.recordedAt);
    }

    Entry renumbered(int changed) {
        return new Entry(changed, on, change, recordedAt, by, struck);
    }
}
