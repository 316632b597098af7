package union.member.officer;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One holding of a post (任职): from its first day, until the last day of the term if that is fixed, and until the day
 * it really ended. All days are inclusive. Acting (代理) holders stand in while nobody is elected.
 *
 * @param id chosen by the client, unique among the holder's terms in the unit
 */
public record Term(
        String id, String post, LocalDate from, Optional<LocalDate> until, boolean acting,
        Optional<LocalDate> endedOn) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern POST = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public Term {
        if (!wellFormedId(id)) throw new IllegalArgumentException("not an id of a term: " + id);
        if (!wellFormedPost(post)) throw new IllegalArgumentException("not a post: " + post);
    }

    static boolean wellFormedId(String id) {
        return ID.matcher(id).matches();
    }

    static boolean wellFormedPost(String post) {
        return POST.matcher(post).matches();
    }

    Term end(LocalDate lastDay) {
        return new Term(id, post, from, until, acting, Optional.of(lastDay));
    }

    /** The last day on which the post is held, or empty while no end is in sight. */
    Optional<LocalDate> lastDay() {
        if (until.isEmpty() || endedOn.isEmpty()) return until.or(() -> endedOn);
        return Optional.of(until.get().isBefore(endedOn.get()) ? until.get() : endedOn.get());
    }

    /** Struck before it began: it ended before its first day and was never held. */
    boolean held() {
        return lastDay().filter(last -> last.isBefore(from)).isEmpty();
    }

    boolean on(LocalDate day) {
        return !day.isBefore(from) && lastDay().filter(day::isAfter).isEmpty();
    }

    boolean overlaps(LocalDate first, Optional<LocalDate> last) {
        return held() && last.filter(from::isAfter).isEmpty() && lastDay().filter(first::isAfter).isEmpty();
    }
}
