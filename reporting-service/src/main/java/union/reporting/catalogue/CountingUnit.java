package union.reporting.catalogue;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a figure counts (计量单位). Persons, person-times, households, cases, units and yuan are never added together:
 * a {@link Quantity} carries its counting unit and refuses another one.
 */
public enum CountingUnit {
    PERSON("人", "persons"),
    PERSON_TIME("人次", "person-times"),
    HOUSEHOLD("户", "households"),
    COUPLE("对", "couples"),
    ENROLMENT("人（按计划）", "enrolments"),
    UNIT("个、家", "units"),
    EVENT("次、场", "events"),
    SESSION("次、期", "sessions"),
    ROUND("轮", "rounds"),
    CASE("件", "cases"),
    DOCUMENT("份", "documents"),
    WORK("件、篇、条", "works"),
    AWARD("项、名", "awards"),
    ITEM("项、份", "items"),
    YUAN("元", "yuan", 2),
    PERCENT("%", "percent", 4),
    PLACE("名次", "place"),
    ORDINAL("第几", "number in a series"),
    YEAR("年", "years"),
    MONTH("月", "months"),
    DATE("日期", "date");

    private final String chinese;
    private final String english;
    private final int scale;

    CountingUnit(String chinese, String english) {
        this(chinese, english, 0);
    }

    CountingUnit(String chinese, String english, int scale) {
        this.chinese = chinese;
        this.english = english;
        this.scale = scale;
    }

    public static CountingUnit of(String code) {
        return Arrays.stream(values()).filter(unit -> unit.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown counting unit " + code));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? english : chinese;
    }

    /** Decimal places: yuan are kept in fen, percentages with four places, everything else is whole. */
    public int scale() {
        return scale;
    }
}
