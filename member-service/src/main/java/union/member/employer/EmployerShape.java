package union.member.employer;

import union.platform.aggregate.EventForm;
import union.platform.aggregate.Shape;

/** How employers' entries begin, change, are stored and are told. */
final class EmployerShape implements Shape<Employer, EmployerEvent, EmployerDocument> {
    static final String TOPIC = "union.member.employer.v1";

    @Override public String topic() {
        return TOPIC;
    }

    @Override public Employer none() {
        return new Employer.None();
    }

    @Override public Employer evolve(Employer before, EmployerEvent event) {
        return Employer.evolve(before, event);
    }

    @Override public Class<EmployerDocument> form() {
        return EmployerDocument.class;
    }

    @Override public EmployerDocument toForm(Employer employer) {
        return EmployerDocument.of(employer);
    }

    @Override public Employer fromForm(EmployerDocument document) {
        return document.toEmployer();
    }

    @Override public EventForm eventForm(Employer after, EmployerEvent event) {
        var ledger = Employer.ledgerOf(after).orElseThrow(() -> new IllegalStateException("an event of nobody"));
        return new EventForm(kind(event), event.mark().on(), EmployerEventDocument.of(ledger, event));
    }

    private static String kind(EmployerEvent event) {
        return switch (event) {
            case EmployerEvent.Entered _ -> "registered";
            case EmployerEvent.Renamed _ -> "renamed";
            case EmployerEvent.Covered _ -> "covered";
            case EmployerEvent.CoverageEnded _ -> "coverage-ended";
            case EmployerEvent.ParticularsChanged _ -> "particulars-changed";
            case EmployerEvent.HeadcountReported _ -> "headcount-reported";
            case EmployerEvent.ShutDown _ -> "closed";
        };
    }
}
