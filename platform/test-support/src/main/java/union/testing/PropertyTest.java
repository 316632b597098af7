package union.testing;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * A claim that must hold for whatever is drawn. Every run has its own seed, and a failure says it: {@code -Dseed=…}
 * runs that one case again, {@code -Druns=…} runs more (or fewer) cases than the test asks for.
 */
public final class PropertyTest {

    /** The claim: draws what it needs and throws when it does not hold. */
    @FunctionalInterface
    public interface Claim {
        void check(Generator generator) throws Throwable;
    }

    private PropertyTest() {}

    /** For a {@code @TestFactory}: the claim, checked with that many seeds. */
    public static DynamicTest property(String name, int runs, Claim claim) {
        return DynamicTest.dynamicTest(name, () -> check(name, runs, claim));
    }

    /** The same inside an ordinary test. */
    public static void check(String name, int runs, Claim claim) {
        @Nullable Long only = Long.getLong("seed");
        if (only != null) {
            checkOne(name, only, claim);
            return;
        }
        var seeds = new Random();
        for (int run = Integer.getInteger("runs", runs); run > 0; run--) {
            checkOne(name, seeds.nextLong(), claim);
        }
    }

    private static void checkOne(String name, long seed, Claim claim) {
        try {
            claim.check(new Generator(seed));
        } catch (Throwable failure) {
            throw new AssertionError(
                    "\"%s\" does not hold for seed %d (run it again with -Dseed=%d): %s"
                            .formatted(name, seed, seed, failure.getMessage()), failure);
        }
    }
}
