package union.member.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Age bands (年龄段) of the figures: under 40, 40 to 60 (both inclusive), over 60, and youth (青年), whose upper age no
 * regulation that we hold fixes: it is this installation's own rule, {@code union.member.youth-age-max}. A person
 * reaches an age on the birthday itself; born on 29 February, on 1 March of a common year.
 *
 * @param youthAgeMax last age, in completed years, that counts as youth
 */
public record AgeBands(int youthAgeMax) {
    public static final int YOUTH_AGE_MAX_DEFAULT = 35;
    private static final int MIDDLE_AGE_MIN = 40;
    private static final int MIDDLE_AGE_MAX = 60;
    private static final int AGE_MAX = 150;

    public AgeBands {
        if (youthAgeMax < 14 || youthAgeMax >= AGE_MAX)
            throw new IllegalArgumentException("youth ends at an age from 14 to 149, not " + youthAgeMax);
    }

    /** The bands a person belongs to on a day, in the order of the controlled list; several, since they are tags. */
    public List<String> on(LocalDate day, LocalDate birthDate) {
        var bands = new ArrayList<String>();
        if (day.isBefore(turning(youthAgeMax + 1, birthDate))) bands.add("youth");
        if (day.isBefore(turning(MIDDLE_AGE_MIN, birthDate))) bands.add("under_40");
        else if (day.isBefore(turning(MIDDLE_AGE_MAX + 1, birthDate))) bands.add("from_40_to_60");
        else bands.add("over_60");
        return List.copyOf(bands);
    }

    /** The days on which a person's bands change, in order. */
    List<LocalDate> turningDays(LocalDate birthDate) {
        return IntStream.of(youthAgeMax + 1, MIDDLE_AGE_MIN, MIDDLE_AGE_MAX + 1).distinct()
            .mapToObj(age -> turning(age, birthDate)).sorted().toList();
    }

    Stream<LocalDate> turningDays(LocalDate birthDate, LocalDate after, LocalDate through) {
        return turningDays(birthDate).stream().filter(day -> day.isAfter(after) && !day.isAfter(through));
    }

    Optional<LocalDate> nextAfter(LocalDate day, LocalDate birthDate) {
        return turningDays(birthDate).stream().filter(turning -> turning.isAfter(day)).findFirst();
    }

    private static LocalDate turning(int age, LocalDate birthDate) {
        var day = birthDate.plusYears(age);
        return day.getDayOfMonth() == birthDate.getDayOfMonth() ? day : day.plusDays(1);
    }
}
