package union.member.employer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import union.platform.aggregate.Refusal;

/** Why something is not done to an employer's entry. */
public enum EmployerRule implements Refusal {
    EMPLOYER_UNKNOWN,
    EMPLOYER_EXISTS,
    EMPLOYER_CLOSED,
    DATE_IN_FUTURE,
    DATE_BEFORE_REGISTRATION,
    LATER_CHANGES_STAND,
    NOTHING_CHANGES,
    UNION_NOT_FOUNDED,
    UNION_OF_ANOTHER_TREE,
    KIND_COVERS_NO_EMPLOYER,
    NOT_COVERED,
    HEADCOUNT_OF_A_DAY_TO_COME,
    SUBSET_LARGER_THAN_TOTAL,
    SUBSET_REPORTED_TWICE,
    PARTS_LARGER_THAN_WHOLE,
    HISTORY_FULL;

    static final int DAYS_AHEAD_MAX = 366;

    /** Rules that hold for every dated change. */
    static List<Refusal> ofDate(EmployerCommand command) {
        var broken = new ArrayList<Refusal>();
        if (command.mark().on().isAfter(command.today().plusDays(DAYS_AHEAD_MAX)))
            broken.add(DATE_IN_FUTURE.with("on", command.mark().on()).with("days", DAYS_AHEAD_MAX));
        return broken;
    }

    /** Rules that hold for every change of an entry that is there. */
    static List<Refusal> ofChange(Ledger ledger, EmployerCommand command) {
        var on = command.mark().on();
        var broken = new ArrayList<>(ofDate(command));
        if (on.isBefore(ledger.registeredOn()))
            broken.add(DATE_BEFORE_REGISTRATION.with("on", on).with("registered", ledger.registeredOn()));
        else if (!ledger.isOpen(on)) broken.add(EMPLOYER_CLOSED.with("on", on));
        return broken;
    }

    static List<Refusal> ofCoverage(EmployerCommand.Cover cover) {
        var broken = new ArrayList<Refusal>();
        var fitness = cover.fitness();
        if (!fitness.founded())
            broken.add(UNION_NOT_FOUNDED.with("union", cover.union()).with("on", cover.mark().on()));
        if (!fitness.hasMembers()) broken.add(KIND_COVERS_NO_EMPLOYER.with("union", cover.union()));
        if (!fitness.sameTree()) broken.add(UNION_OF_ANOTHER_TREE.with("union", cover.union()));
        return broken;
    }

    /** A headcount is an observation: of today at the latest. */
    static List<Refusal> ofHeadcount(EmployerCommand.ReportHeadcount report) {
        var headcount = report.headcount();
        var broken = new ArrayList<Refusal>();
        if (report.mark().on().isAfter(report.today()))
            broken.add(HEADCOUNT_OF_A_DAY_TO_COME.with("on", report.mark().on()));
        if (!headcount.everySubsetFits()) broken.add(SUBSET_LARGER_THAN_TOTAL.with("total", headcount.total()));
        if (!headcount.everySubsetOnce()) broken.add(SUBSET_REPORTED_TWICE);
        if (!headcount.partsFit()) broken.add(PARTS_LARGER_THAN_WHOLE);
        return broken;
    }

    static List<Refusal> ofClosing(Ledger ledger, LocalDate on) {
        var last = ledger.lastOn();
        return on.isBefore(last) ? List.of(LATER_CHANGES_STAND.with("on", on).with("last", last)) : List.of();
    }
}
