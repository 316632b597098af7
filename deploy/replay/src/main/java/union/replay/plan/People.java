package union.replay.plan;

import java.time.LocalDate;

/** Makes people up (虚构人员): no name, birth date or id belongs to anybody. */
final class People {
    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
    private static final String FIRST = "云海山川江河林森春夏秋冬东南西北晨曦明月星辰松竹梅兰";
    private static final String SECOND = "样例范本模拟虚构假设";

    private final String run;
    private int count;

    People(String run) {
        this.run = run;
    }

    /** @param sort one letter that tells members, officers and others apart */
    Planned.Person person(String sort, String gender, LocalDate birth) {
        var n = count++;
        return new Planned.Person(run + "-" + sort + n, name(n), gender, birth);
    }

    Planned.Person member(Profile profile, LocalDate first) {
        return person("m", profile.gender(), profile.age().birth(first, count));
    }

    Planned.Person officer(LocalDate from) {
        return person("o", count % 2 == 0 ? "female" : "male", Age.MIDDLE.birth(from, count));
    }

    private static String name(int n) {
        return "" + SURNAMES.charAt(n % SURNAMES.length()) + FIRST.charAt(n / SURNAMES.length() % FIRST.length())
            + SECOND.charAt(n / 7 % SECOND.length());
    }
}
