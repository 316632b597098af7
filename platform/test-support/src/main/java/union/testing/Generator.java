package union.testing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What a property test draws from. All draws follow from the seed, so a failing run can be run again. */
public final class Generator {

    private static final int PERCENT = 100;

    private final long seed;
    private final Random random;

    public Generator(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    public long seed() {
        return seed;
    }

    /** The plain source, for draws that this class does not name. */
    public RandomGenerator random() {
        return random;
    }

    /** A whole number, both ends included. */
    public int between(int least, int most) {
        return random.nextInt(least, Math.addExact(most, 1));
    }

    /** True in so many of a hundred draws. */
    public boolean chance(int percent) {
        return random.nextInt(PERCENT) < percent;
    }

    public <T> T pick(List<T> choices) {
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("nothing to pick from");
        }
        return choices.get(random.nextInt(choices.size()));
    }

    public <E extends Enum<E>> E pick(Class<E> kind) {
        return pick(List.of(kind.getEnumConstants()));
    }

    /** Each of the choices with an even chance, in their order; may be none of them. */
    public <T> List<T> some(List<T> choices) {
        return choices.stream().filter(_ -> random.nextBoolean()).toList();
    }

    public <T> List<T> shuffled(List<T> things) {
        var copy = new ArrayList<>(things);
        Collections.shuffle(copy, random);
        return List.copyOf(copy);
    }

    /** A day between the two, both included. */
    public LocalDate date(LocalDate first, LocalDate last) {
        var days = Math.toIntExact(ChronoUnit.DAYS.between(first, last));
        return first.plusDays(between(0, days));
    }

    /** A day near the given one: edges of windows are where mistakes live. */
    public LocalDate around(LocalDate day, int daysMost) {
        return day.plusDays(between(-daysMost, daysMost));
    }

    public UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Short lower-case letters, as good as any word. */
    public String word(int lengthMost) {
        var text = new StringBuilder();
        for (int left = between(1, lengthMost); left > 0; left--) {
            text.append((char) between('a', 'z'));
        }
        return text.toString();
    }
}
