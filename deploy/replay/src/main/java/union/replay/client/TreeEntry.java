package union.replay.client;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import union.replay.plan.Place;
import union.replay.plan.Plan;
import union.replay.plan.Planned;

/**
 * Founds the tree from the top: the operator makes the roots and their first officers, and from then on each unit
 * prepares, submits, decides and founds the units below it, and gives them their first officers while it keeps them.
 */
final class TreeEntry {
    private final Plan plan;
    private final Actors actors;
    private final Crew crew;
    private final Desk desk;
    private final FederationClient federation;

    TreeEntry(Plan plan, Crew crew, Desk desk, FederationClient federation) {
        this.plan = plan;
        this.actors = new Actors(plan);
        this.crew = crew;
        this.desk = desk;
        this.federation = federation;
    }

    void enter() {
        for (var root : List.of(plan.tree().top(), plan.tree().aside())) root(root);
        var levels = new TreeMap<Integer, List<Planned.Unit>>();
        for (var unit : plan.all(Planned.Unit.class)) levels.merge(unit.place().depth(), List.of(unit),
            (all, one) -> Stream.concat(all.stream(), one.stream()).toList());
        levels.values().forEach(level -> Work.each(level.stream()
            .sorted(Comparator.comparing(unit -> unit.place().id())).toList(), this::unit));
    }

    private void root(Place root) {
        var founded = plan.horizon().founded().toString();
        must(federation.put(crew.operating(), "/member/roots/" + root.id(),
            Map.of("name", root.name(), "kind", root.kind(), "foundedOn", founded), null), root);
        var officers = crew.of(root);
        var first = officers.getFirst();
        var body = new LinkedHashMap<String, Object>(person(first.person()));
        body.putAll(Map.of("person", first.person().id(), "post", first.post().code(),
            "from", first.from().toString(), "username", Crew.username(first)));
        crew.activate(first, federation.put(crew.operating(), "/member/roots/" + root.id() + "/first-officer", body,
            null));
        for (var officer : officers.subList(1, officers.size())) appoint(officer, crew.leader(root));
    }

    private void unit(Planned.Unit unit) {
        var place = unit.place();
        var host = place.parent();
        if (host == null) throw new IllegalStateException(place + " hangs nowhere");
        var path = "/member/units/" + host.id() + "/structure/" + place.id();
        var leader = crew.leader(host);
        if (desk.founded(leader, place.id())) return;
        var body = new TreeMap<String, Object>(Map.of("kind", place.kind(), "name", place.name(),
            "on", unit.founded().toString()));
        unit.sizeClass().ifPresent(size -> body.put("sizeClass", size));
        var prepared = desk.begin(leader, place.id(), path, body)
            && desk.change(leader, place.id(), path + "/submission", Map.of())
            && desk.change(crew.second(host), place.id(), path + "/decision", Map.of("approved", true));
        if (!prepared) throw new Trouble("The unit " + place.id() + " is not approved: " + desk.refused().getLast());
        for (var officer : crew.of(place)) appoint(officer, leader);
        var founded = unit.fromSplit() || desk.change(leader, place.id(), path + "/founding",
            Map.of("on", unit.founded().toString(), "legalStatus", unit.legalStatus()));
        if (!founded) throw new Trouble("The unit " + place.id() + " is not founded: " + desk.refused().getLast());
    }

    private void appoint(Planned.Officer officer, Session keeper) {
        var unit = "/member/units/" + officer.unit().id();
        var person = officer.person().id();
        desk.enter(keeper, unit + "/people/" + person, person(officer.person()));
        desk.enter(keeper, unit + "/officers/" + person + "/posts/" + person, RecordEntry.term(officer));
        if (actors.contains(officer.unit())) crew.enable(officer, keeper);
    }

    static Map<String, Object> person(Planned.Person person) {
        return Map.of("name", person.name(), "gender", person.gender(), "birthDate", person.birth().toString(),
            "fictional", true);
    }

    private static void must(Reply reply, Place unit) {
        if (!reply.ok()) throw new Trouble("The root " + unit.id() + " is not founded"
            + ": " + reply.inWords() + ".");
    }
}
