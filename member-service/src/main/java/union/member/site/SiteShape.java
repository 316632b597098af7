package union.member.site;

import union.platform.aggregate.EventForm;
import union.platform.aggregate.Shape;

/** How sites begin, change, are stored and are told. */
final class SiteShape implements Shape<Site, SiteEvent, SiteDocument> {
    @Override public String topic() {
        return "union.member.site.v1";
    }

    @Override public Site none() {
        return new Site.None();
    }

    @Override public Site evolve(Site before, SiteEvent event) {
        return Site.evolve(before, event);
    }

    @Override public Class<SiteDocument> form() {
        return SiteDocument.class;
    }

    @Override public SiteDocument toForm(Site site) {
        return SiteDocument.of(site);
    }

    @Override public Site fromForm(SiteDocument document) {
        return document.toSite();
    }

    @Override public EventForm eventForm(Site after, SiteEvent event) {
        var campus = Site.campus(after).orElseThrow(() -> new IllegalStateException("an event of no site"));
        var kind = switch (event) {
            case SiteEvent.Opened _ -> "opened";
            case SiteEvent.Renamed _ -> "renamed";
            case SiteEvent.ShutDown _ -> "closed";
        };
        return new EventForm(kind, event.on(), SiteEventDocument.of(campus, event));
    }
}
