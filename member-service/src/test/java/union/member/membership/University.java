package union.member.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.RunningMember.fresh;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import union.member.RunningMember;
import union.member.RunningMember.Reply;

/** A made-up university with two officers, as they meet the roll through HTTP. */
@NullMarked
record University(String root, String chair, String vice) {
    static final Map<String, Object> STAFF = Map.of("employment", "establishment", "on", "2015-03-01");
    private static final RunningMember SERVICE = RunningMember.get();

    static University founded(String stem) {
        var made = new University(fresh(stem + "-university"), fresh(stem + "-chair"), fresh(stem + "-vice"));
        var founded = SERVICE.put("/roots/" + made.root, "operator",
            Map.of("name", "大学工会", "kind", "union", "foundedOn", "2010-01-01"));
        assertThat(founded.status()).isEqualTo(201);
        SERVICE.appoint(made.chair, made.root, "chair");
        SERVICE.appoint(made.vice, made.root, "vice_chair");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(SERVICE.get("/units/" + made.root + "/roll", made.chair).status()).isEqualTo(200));
        return made;
    }

    String today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    }

    Map<String, Object> aPerson() {
        return Map.of("name", "李明（虚构）", "gender", "female", "birthDate", "1985-05-05", "fictional", true);
    }

    String registered(String unit) {
        var person = fresh("person");
        register(unit, person);
        return person;
    }

    void register(String unit, String person) {
        var path = "/units/" + unit + "/people/" + person;
        assertThat(SERVICE.put(path, leader(unit), aPerson()).status()).isEqualTo(201);
    }

    String membership(String unit, String person) {
        return "/units/" + unit + "/memberships/" + person;
    }

    Reply admit(String unit, String person, Map<String, ?> body) {
        return SERVICE.put(membership(unit, person) + "/admission", leader(unit), body);
    }

    Reply change(String unit, String person, String act, Map<String, ?> body) {
        var thing = membership(unit, person);
        return SERVICE.change(thing + "/" + act, leader(unit), thing, body);
    }

    void strike(String unit, String person, int number) {
        var thing = membership(unit, person);
        assertThat(SERVICE.change(thing + "/ledger/" + number + "/striking", leader(unit), thing, Map.of()).status())
            .isEqualTo(204);
    }

    List<String> roll(String unit, String at) {
        var page = SERVICE.get("/units/" + unit + "/roll?limit=200&at=" + at, leader(unit));
        assertThat(page.status()).isEqualTo(200);
        return page.body().path("items").valueStream().map(row -> row.path("person").asString()).toList();
    }

    String leader(String unit) {
        return unit.equals(root) ? chair : "leader-of-" + unit;
    }

    String approved(String upper, String kind) {
        var unit = fresh("roll-unit");
        var path = "/units/" + upper + "/structure/" + unit;
        SERVICE.put(path, chair, Map.of("kind", kind, "name", "单位", "on", "2014-01-01"));
        step(unit, path + "/submission", chair, Map.of());
        step(unit, path + "/decision", vice, Map.of("approved", true));
        return unit;
    }

    String founded(String upper, String kind) {
        var unit = approved(upper, kind);
        step(unit, "/units/" + upper + "/structure/" + unit + "/founding", chair, Map.of("on", "2014-01-01"));
        SERVICE.appoint(leader(unit), unit, "chair");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(SERVICE.get("/units/" + unit + "/roll", leader(unit)).status()).isEqualTo(200));
        return unit;
    }

    void step(String unit, String path, String subject, Map<String, ?> body) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(SERVICE.change(path, subject, "/units/" + unit, body).status()).isEqualTo(204));
    }
}
