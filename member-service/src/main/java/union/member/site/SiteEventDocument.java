package union.member.site;

import java.time.LocalDate;
import java.util.List;
import union.member.figure.Movement;

/** A site's event as others see it. */
public record SiteEventDocument(String site, String code, LocalDate on, List<Movement> movements) {
    static SiteEventDocument of(Campus after, SiteEvent event) {
        return new SiteEventDocument(after.site(), after.code(), event.on(), Site.movements(event));
    }
}
