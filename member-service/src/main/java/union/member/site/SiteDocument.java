package union.member.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a site lies in the store. */
public record SiteDocument(
        String site, String code, LocalDate openedOn, @Nullable LocalDate closedOn, List<NameDocument> names) {
    public record NameDocument(LocalDate on, String name) {}

    static SiteDocument of(Site site) {
        var campus = Site.campus(site).orElseThrow(() -> new IllegalStateException("nothing to store"));
        return new SiteDocument(campus.site(), campus.code(), campus.openedOn(), campus.closedOn().orElse(null),
            campus.names().entrySet().stream().map(n -> new NameDocument(n.getKey(), n.getValue())).toList());
    }

    Site toSite() {
        var called = new TreeMap<LocalDate, String>();
        names.forEach(name -> called.put(name.on(), name.name()));
        var campus = new Campus(site, code, openedOn, called, Optional.ofNullable(closedOn));
        return closedOn == null ? new Site.Opened(campus) : new Site.Closed(campus);
    }
}
