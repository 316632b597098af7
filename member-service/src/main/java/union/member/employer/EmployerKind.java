package union.member.employer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an employer-side entry is. None of them is a node of the tree of unions (行政单位不是工会节点). */
public enum EmployerKind {
    ENTERPRISE, DEPARTMENT, WORK_TEAM;

    public static Optional<EmployerKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** The controlled value of the dimension {@code unit_kind}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
