package union.member.site;

import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of one site: its code, from when to when it was open, and what it was called from which day on. */
public record Campus(
        String site, String code, LocalDate openedOn, NavigableMap<LocalDate, String> names,
        Optional<LocalDate> closedOn) {
    public static final int NAMES_MAX = 100;

    public Campus {
        names = Collections.unmodifiableNavigableMap(new TreeMap<>(names));
    }

    static Campus opened(SiteEvent.Opened e) {
        return new Campus(e.site(), e.code(), e.on(), new TreeMap<>(java.util.Map.of(e.on(), e.name())),
            Optional.empty());
    }

    Campus named(LocalDate on, String name) {
        var all = new TreeMap<>(names);
        all.put(on, name);
        return new Campus(site, code, openedOn, all, closedOn);
    }

    Campus closed(LocalDate on) {
        return new Campus(site, code, openedOn, names, Optional.of(on));
    }

    Optional<String> name(LocalDate on) {
        return Optional.ofNullable(names.floorEntry(on)).map(java.util.Map.Entry::getValue);
    }

    boolean isClosed(LocalDate on) {
        return closedOn.filter(closed -> !on.isBefore(closed)).isPresent();
    }

    boolean isOpen(LocalDate on) {
        return !on.isBefore(openedOn) && !isClosed(on);
    }
}
