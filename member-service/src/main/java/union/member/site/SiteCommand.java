package union.member.site;

import java.time.LocalDate;

/** What can be done to a site. */
public sealed interface SiteCommand {
    LocalDate on();

    LocalDate today();

    record Open(String site, String code, String name, LocalDate on, LocalDate today) implements SiteCommand {}

    record Rename(String name, LocalDate on, LocalDate today) implements SiteCommand {}

    record ShutDown(LocalDate on, LocalDate today) implements SiteCommand {}
}
