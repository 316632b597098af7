package union.replay.client;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import union.replay.plan.Place;
import union.replay.plan.Planned;
import union.replay.plan.Profile;

/** Enters the records of each unit as its own officers: employers, sites, members, holders of posts, targets. */
final class RecordEntry {
    private static final String SINCE_EVER = "1900-01-01";

    private final Crew crew;
    private final Desk desk;
    private final Map<Place, List<Planned.Headcount>> headcounts = new LinkedHashMap<>();

    RecordEntry(Crew crew, Desk desk, List<Planned.Headcount> reports) {
        this.crew = crew;
        this.desk = desk;
        for (var report : reports) headcounts.computeIfAbsent(report.employer(), at -> new ArrayList<>()).add(report);
    }

    /** @param record the record that this act enters, null for a part of one */
    private record Dated(LocalDate on, String act, Map<String, Object> body, @Nullable Planned record) {}

    void employer(Planned.Employer employer) {
        var place = employer.place();
        var session = crew.leader(host(place));
        var path = "/member/units/" + host(place).id() + "/employers/" + place.id();
        var body = new TreeMap<String, Object>(Map.of("kind", place.kind(), "name", place.name(),
            "on", employer.on().toString()));
        if (!employer.sizeClass().isEmpty()) body.put("sizeClass", employer.sizeClass());
        if (!desk.begin(session, path, path, body)) return;
        var acts = new ArrayList<Dated>();
        employer.changes().forEach(change -> acts.add(dated(change)));
        headcounts.getOrDefault(place, List.of()).forEach(report -> acts.add(dated(report)));
        acts.sort(Comparator.comparing(Dated::on));
        var whole = true;
        for (var act : acts) {
            var done = desk.change(session, path, path + act.act(), act.body());
            if (act.record() == null) whole &= done;
            else if (done) desk.entered(act.record());
        }
        if (whole) desk.entered(employer);
    }

    private static Dated dated(Planned.EmployerChange change) {
        var on = change.on().toString();
        return switch (change) {
            case Planned.EmployerChange.Renamed renamed ->
                new Dated(change.on(), "/name", Map.of("name", renamed.name(), "on", on), null);
            case Planned.EmployerChange.Covered covered ->
                new Dated(change.on(), "/coverage", Map.of("union", covered.union().id(), "on", on), null);
            case Planned.EmployerChange.CoverageEnded _ ->
                new Dated(change.on(), "/coverage-end", Map.of("on", on), null);
            case Planned.EmployerChange.Closed _ -> new Dated(change.on(), "/closure", Map.of("on", on), null);
        };
    }

    private static Dated dated(Planned.Headcount report) {
        var subsets = report.subsets().stream()
            .map(subset -> Map.of("where", new TreeMap<>(subset.where()), "count", subset.count())).toList();
        return new Dated(report.on(), "/headcounts/" + report.on(),
            Map.of("total", report.total(), "subsets", subsets), report);
    }

    void site(Planned.Site site) {
        var session = crew.leader(host(site.place()));
        var path = "/member/units/" + host(site.place()).id() + "/sites/" + site.place().id();
        var done = desk.begin(session, path, path, Map.of("code", code(site), "name", site.place().name(),
            "on", site.on().toString()));
        if (site.closed() != null)
            done &= desk.change(session, path, path + "/closure", Map.of("on", site.closed().toString()));
        if (done) desk.entered(site);
    }

    /** The first of the sites that a case calls campus is campus_1, as members name it; others keep their name. */
    private static String code(Planned.Site site) {
        var id = site.place().id();
        var group = Set.of("campus", "extra").contains(site.place().key()) ? "campus" : "site_" + site.place().key();
        var code = group + "_" + id.substring(id.lastIndexOf('-', id.length() - 2) + 1);
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }

    /** Members are at sites that the case need not list: such a one is opened at the top of their tree. */
    void unlistedSites(List<Planned.Member> members, List<Planned.Site> listed) {
        var opened = new TreeMap<String, Runnable>();
        for (var member : members) {
            var code = member.profile().site();
            if (code == null || listed.stream().anyMatch(site -> holds(site, code, member))) continue;
            var top = member.unit().top();
            var path = "/member/units/" + top.id() + "/sites/" + code;
            opened.put(path, () -> desk.begin(crew.leader(top), path, path,
                Map.of("code", code, "name", code, "on", SINCE_EVER)));
        }
        opened.values().forEach(Runnable::run);
    }

    private static boolean holds(Planned.Site site, String code, Planned.Member member) {
        var on = member.term().applied() == null ? member.term().admitted() : member.term().applied();
        return code(site).equals(code) && member.unit().within(host(site.place()))
            && on != null && !on.isBefore(site.on()) && (site.closed() == null || on.isBefore(site.closed()));
    }

    void member(Planned.Member member) {
        var session = crew.leader(member.unit());
        var unit = "/member/units/" + member.unit().id();
        var done = desk.enter(session, unit + "/people/" + member.person().id(), TreeEntry.person(member.person()));
        var path = unit + "/memberships/" + member.person().id();
        var term = member.term();
        if (term.applied() != null) {
            done &= desk.begin(session, path, path + "/application", joining(member.profile(), term.applied()));
            if (term.admitted() != null)
                done &= desk.change(session, path, path + "/approval", Map.of("on", term.admitted().toString()));
        } else if (term.admitted() != null)
            done &= desk.begin(session, path, path + "/admission", joining(member.profile(), term.admitted()));
        if (term.left() != null)
            done &= desk.change(session, path, path + "/leaving", Map.of("on", term.left().toString()));
        if (done) desk.entered(member);
    }

    private static Map<String, Object> joining(Profile profile, LocalDate on) {
        var body = new TreeMap<String, Object>(Map.of("on", on.toString(), "employment", profile.employment(),
            "status", profile.status(), "identities", profile.identities().stream().sorted().toList()));
        if (profile.site() != null) body.put("site", profile.site());
        return body;
    }

    void officer(Planned.Officer officer) {
        var session = crew.leader(officer.unit());
        var unit = "/member/units/" + officer.unit().id();
        var person = officer.person().id();
        var known = desk.enter(session, unit + "/people/" + person, TreeEntry.person(officer.person()));
        if (desk.enter(session, unit + "/officers/" + person + "/posts/" + person, term(officer)) && known)
            desk.entered(officer);
    }

    static Map<String, Object> term(Planned.Officer officer) {
        var body = new TreeMap<String, Object>(Map.of("post", officer.post().code(), "from", officer.from().toString(),
            "acting", officer.post().acting()));
        if (officer.ended() != null) body.put("until", officer.ended().minusDays(1).toString());
        return body;
    }

    void target(Planned.Target target) {
        var aim = target.aim();
        var body = new TreeMap<String, Object>(Map.of("metric", target.metric(), "where", new TreeMap<>(target.where()),
            "basis", aim.basis(), "value", aim.value().toPlainString()));
        if (aim.onDay()) body.put("at", aim.span().to().toString());
        else body.putAll(Map.of("from", aim.span().from().toString(), "to", aim.span().to().toString()));
        var path = "/report/units/" + target.unit().id() + "/targets/" + target.id();
        if (desk.enter(crew.leader(target.unit()), path, body)) desk.entered(target);
    }

    private static Place host(Place entry) {
        var parent = entry.parent();
        if (parent == null) throw new IllegalStateException(entry + " is in no register");
        return parent;
    }
}
