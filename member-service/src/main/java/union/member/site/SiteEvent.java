package union.member.site;

import java.time.LocalDate;

/** What has happened to a site. */
public sealed interface SiteEvent {
    LocalDate on();

    record Opened(String site, String code, String name, LocalDate on) implements SiteEvent {}

    record Renamed(String name, LocalDate on) implements SiteEvent {}

    record ShutDown(LocalDate on) implements SiteEvent {}
}
