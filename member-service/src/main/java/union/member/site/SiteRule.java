package union.member.site;

import java.util.ArrayList;
import java.util.List;
import union.platform.aggregate.Refusal;

/** Why something is not done to a site. */
public enum SiteRule implements Refusal {
    SITE_UNKNOWN,
    SITE_EXISTS,
    SITE_CODE_TAKEN,
    SITE_CLOSED,
    DATE_IN_FUTURE,
    DATE_BEFORE_OPENING,
    LATER_CHANGES_STAND,
    NOTHING_CHANGES,
    HISTORY_FULL;

    static final int DAYS_AHEAD_MAX = 366;

    static List<Refusal> ofDate(SiteCommand command) {
        boolean near = !command.on().isAfter(command.today().plusDays(DAYS_AHEAD_MAX));
        return near ? List.of() : List.of(DATE_IN_FUTURE.with("on", command.on()).with("days", DAYS_AHEAD_MAX));
    }

    static List<Refusal> ofChange(Campus campus, SiteCommand command) {
        var broken = new ArrayList<>(ofDate(command));
        if (command.on().isBefore(campus.openedOn()))
            broken.add(DATE_BEFORE_OPENING.with("on", command.on()).with("opened", campus.openedOn()));
        if (campus.isClosed(command.on())) broken.add(SITE_CLOSED.with("on", command.on()));
        return broken;
    }
}
