package union.replay.plan;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/** How old a made-up person is on the first day that matters, and as which age bands (年龄段) that reads. */
enum Age {
    MIDDLE(45, 10), YOUNG(23, 3), ALMOST_FORTY(36, 2), OLD(66, 30);

    private final int years;
    final int yearsMax;

    Age(int years, int yearsMax) {
        this.years = years;
        this.yearsMax = yearsMax;
    }

    Set<String> bands() {
        return switch (this) {
            case MIDDLE -> Set.of("from_40_to_60");
            case YOUNG -> Set.of("youth", "under_40");
            case ALMOST_FORTY -> Set.of("under_40");
            case OLD -> Set.of("over_60");
        };
    }

    /** A birth date such that the person has this age on {@code first}, some months past the birthday. */
    LocalDate birth(LocalDate first, int salt) {
        return first.minusYears(years).minusDays(30 + Math.floorMod(salt * 37, 240));
    }

    @Override public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
