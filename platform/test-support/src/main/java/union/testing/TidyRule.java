package union.testing;

/** What the style of this project refuses, each with what to write instead. */
public enum TidyRule {
    FILE_TOO_LONG("split the class: a file has at most " + TidyRule.FILE_LINES_MAX + " lines"),
    LINE_TOO_LONG("break the line: at most " + TidyRule.LINE_CHARACTERS_MAX + " characters"),
    METHOD_TOO_LONG("give its parts names: a method has at most " + TidyRule.METHOD_LINES_MAX + " lines"),
    TOO_MANY_PARAMETERS("make a record of what belongs together"),
    BARE_NOW("take the time from a Clock that is handed in"),
    RANDOM_UUID("take ids from the command; only the edge draws them"),
    FIELD_INJECTION("inject through the constructor"),
    THREAD_SLEEP("wait for a condition, with a bound"),
    DEFAULT_OVER_PATTERNS("write every case, so that the compiler keeps the table"),
    COLON_CASE("write case … ->"),
    FLOATING_MONEY("money is Money, in minor units"),
    LOMBOK("write a record"),
    UNFINISHED("finish it or open an issue"),
    CONSOLE("log; only command-line classes print"),
    EMPTY_CATCH("handle the exception or let it pass"),
    TAB("indent with spaces"),
    NOT_NULL_MARKED("add a package-info.java with @NullMarked"),
    MOCKING("use the real type; we do not mock our own"),
    UNREADABLE("the compiler cannot parse it");

    static final int FILE_LINES_MAX = 250;
    static final int LINE_CHARACTERS_MAX = 120;
    static final int METHOD_LINES_MAX = 30;
    static final int PARAMETERS_MAX = 4;

    /** Constructors; also HTTP handlers and bean methods, whose parameters are named where they come from. */
    static final int COMPONENTS_MAX = 6;

    /** Records, whose parts are named wherever they are read. */
    static final int RECORD_PARTS_MAX = 8;

    private final String instead;

    TidyRule(String instead) {
        this.instead = instead;
    }

    public String instead() {
        return instead;
    }
}
