package union.member.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import union.member.figure.StoredMovement;
import union.member.unit.Stamp.Paper;
import union.platform.unit.UnitId;

/** How a unit lies in the store. Written by hand: a stored form is a contract with yesterday's data. */
public record UnitDocument(Step step, String unit, @Nullable String submitter, List<EntryDocument> entries) {
    public enum Step { PREPARING, SUBMITTED, RETURNED, APPROVED, FOUNDED, DISSOLVED }

    public record EntryDocument(
            int seq, String change, LocalDate on, Instant recordedAt, String by, @Nullable String number,
            @Nullable String reason, TraitsDocument set, List<StoredMovement> movements) {}

    static UnitDocument of(Unit unit) {
        return switch (unit) {
            case Unit.None _ -> throw new IllegalStateException("nothing to store");
            case Unit.Preparing(var h) -> of(Step.PREPARING, h, null);
            case Unit.Submitted(var h, var by) -> of(Step.SUBMITTED, h, by);
            case Unit.Returned(var h) -> of(Step.RETURNED, h, null);
            case Unit.Approved(var h) -> of(Step.APPROVED, h, null);
            case Unit.Founded(var h) -> of(Step.FOUNDED, h, null);
            case Unit.Dissolved(var h) -> of(Step.DISSOLVED, h, null);
        };
    }

    Unit toUnit() {
        var h = new History(new UnitId(unit), entries.stream().map(UnitDocument::entry).toList());
        return switch (step) {
            case PREPARING -> new Unit.Preparing(h);
            case SUBMITTED -> new Unit.Submitted(h, submitter == null ? "" : submitter);
            case RETURNED -> new Unit.Returned(h);
            case APPROVED -> new Unit.Approved(h);
            case FOUNDED -> new Unit.Founded(h);
            case DISSOLVED -> new Unit.Dissolved(h);
        };
    }

    private static UnitDocument of(Step step, History history, @Nullable String submitter) {
        return new UnitDocument(step, history.unit().value(), submitter,
            history.entries().stream().map(UnitDocument::entry).toList());
    }

    private static EntryDocument entry(Entry e) {
        var stamp = e.stamp();
        return new EntryDocument(e.seq(), e.change().code(), e.on(), stamp.recordedAt(), stamp.by(),
            orNull(stamp.paper().number()), orNull(stamp.paper().reason()), TraitsDocument.of(e.set()),
            e.movements().stream().map(StoredMovement::of).toList());
    }

    private static Entry entry(EntryDocument e) {
        var paper = new Paper(e.number() == null ? "" : e.number(), e.reason() == null ? "" : e.reason());
        return new Entry(e.seq(), Codes.change(e.change()), new Stamp(e.on(), e.recordedAt(), e.by(), paper),
            e.set().traits(), e.movements().stream().map(StoredMovement::movement).toList());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
