package union.member.officer;

import union.platform.aggregate.EventForm;
import union.platform.aggregate.Shape;

final class OfficerShape implements Shape<Officer, OfficerEvent, OfficerDocument> {
    static final String TOPIC = "union.member.post.v1";

    @Override public String topic() {
        return TOPIC;
    }

    @Override public boolean compacted() {
        return true;
    }

    @Override public Officer none() {
        return Officer.NONE;
    }

    @Override public Officer evolve(Officer before, OfficerEvent event) {
        return Officer.evolve(before, event);
    }

    @Override public Class<OfficerDocument> form() {
        return OfficerDocument.class;
    }

    @Override public OfficerDocument toForm(Officer officer) {
        return OfficerDocument.of(officer);
    }

    @Override public Officer fromForm(OfficerDocument document) {
        return document.toOfficer();
    }

    @Override public EventForm eventForm(Officer after, OfficerEvent event) {
        return new EventForm(kind(event), event.on(), OfficerEventDocument.of(after));
    }

    private static String kind(OfficerEvent event) {
        return switch (event) {
            case OfficerEvent.Appointed _ -> "appointed";
            case OfficerEvent.Corrected _ -> "corrected";
            case OfficerEvent.Ended _ -> "ended";
        };
    }
}
