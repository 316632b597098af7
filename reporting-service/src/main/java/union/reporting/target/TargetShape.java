package union.reporting.target;

import union.platform.aggregate.EventForm;
import union.platform.aggregate.Shape;

/** How targets are stored and told. A value takes effect on the last day for which it is planned. */
public final class TargetShape implements Shape<Target, Target.TargetSet, TargetDocument> {
    public static final String TOPIC = "union.report.target.v1";
    public static final String KIND = "target-set";

    @Override public String topic() {
        return TOPIC;
    }

    @Override public Target none() {
        return new Target.None();
    }

    @Override public Target evolve(Target now, Target.TargetSet event) {
        return Target.evolve(now, event);
    }

    @Override public Class<TargetDocument> form() {
        return TargetDocument.class;
    }

    @Override public TargetDocument toForm(Target target) {
        return TargetDocument.of(target);
    }

    @Override public Target fromForm(TargetDocument form) {
        return form.toTarget();
    }

    @Override public EventForm eventForm(Target after, Target.TargetSet event) {
        return new EventForm(KIND, event.aim().span().to(), TargetDocument.of(after));
    }
}
