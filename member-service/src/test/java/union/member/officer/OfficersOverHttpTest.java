package union.member.officer;

import static org.assertj.core.api.Assertions.assertThat;
import static union.member.RunningMember.fresh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import union.member.Grown;
import union.member.RunningMember;
import union.member.RunningMember.Reply;

/** Posts through HTTP, store and broker: what is appointed comes back as rights. */
class OfficersOverHttpTest {
    private static final RunningMember SERVICE = RunningMember.get();
    private static final String CHAIR = fresh("officer-chair");
    private static String root = "";

    @BeforeAll static void a_union_with_a_chair() {
        root = fresh("officer-union");
        SERVICE.put("/roots/" + root, "operator",
            Map.of("name", "工会", "kind", "union", "foundedOn", "2010-01-01"));
        SERVICE.appoint(CHAIR, root, "chair");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(SERVICE.get("/units/" + root + "/officers", CHAIR).status()).isEqualTo(200));
    }

    @Test void an_appointment_gives_rights_and_its_end_takes_them() {
        var person = registered();
        assertThat(SERVICE.get("/units/" + root + "/roll", person).status()).isEqualTo(404);
        assertThat(appoint(person, "t1", Map.of("post", "records_officer", "from", "2020-01-01")).status())
            .isEqualTo(201);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(SERVICE.get("/units/" + root + "/roll", person).status()).isEqualTo(200));

        var ended = SERVICE.change(place(person) + "/posts/t1/end", CHAIR, place(person), Map.of("on", "2021-01-01"));
        assertThat(ended.status()).isEqualTo(204);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
            assertThat(SERVICE.get("/units/" + root + "/roll", person).status()).isEqualTo(404));
        assertThat(officers("2020-06-01")).contains(person);
        assertThat(officers("2021-01-02")).doesNotContain(person);
    }

    @Test void one_person_at_a_time_is_chair() {
        var refused = appoint(registered(), "t1", Map.of("post", "chair", "from", "2020-01-01"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.codes()).containsExactly("POST_TAKEN");
    }

    @Test void a_long_list_of_officers_is_read_page_by_page() {
        var union = Grown.unit("union", root);
        SERVICE.appoint(CHAIR, union, "chair");
        for (int i = 0; i < 4; i++) SERVICE.appoint(fresh("delegate"), union, "delegate");
        var path = "/units/" + union + "/officers?limit=2";

        var seen = new ArrayList<String>();
        var page = SERVICE.get(path, CHAIR).body();
        assertThat(page.path("items")).hasSize(2);
        for (; page.has("next"); page = SERVICE.get(path + "&after=" + page.path("next").asString(), CHAIR).body())
            page.path("items").forEach(held -> seen.add(held.path("person").asString()));
        page.path("items").forEach(held -> seen.add(held.path("person").asString()));

        assertThat(seen).hasSize(5).doesNotHaveDuplicates().startsWith(CHAIR);
    }

    @Test void posts_end_with_the_unit() {
        var union = Grown.unit("union", root);
        SERVICE.appoint(CHAIR, union, "chair");
        var person = registered();
        var place = "/units/" + union + "/officers/" + person;
        assertThat(SERVICE.put(place + "/posts/t1", CHAIR, Map.of("post", "delegate", "from", "2016-01-01")).status())
            .isEqualTo(201);
        assertThat(SERVICE.change(place + "/posts/t2", CHAIR, place, Map.of("post", "organiser", "from", "2020-06-01"))
            .status()).isEqualTo(204);
        assertThat(Grown.decide(root, union, "/dissolution", Map.of("custodian", root, "on", "2020-03-01")).status())
            .isEqualTo(204);

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var terms = SERVICE.get(place, CHAIR).body().path("terms");
            assertThat(terms.at("/0/endedOn").asString()).isEqualTo("2020-02-29");
            assertThat(terms.at("/1/endedOn").asString()).as("never begun").isEqualTo("2020-05-31");
        });
    }

    @Test void vacant_posts_are_told() {
        var vacancies = SERVICE.get("/units/" + root + "/vacancies", CHAIR).body().path("items");
        assertThat(vacancies.valueStream().map(v -> v.path("post").asString())).containsExactly("audit_chair",
            "women_director");
    }

    @Test void every_broken_rule_comes_back_at_once() {
        var refused = appoint(fresh("stranger"), "t1",
            Map.of("post", "wizard", "from", "2009-01-01", "until", "2008-01-01"));
        assertThat(refused.codes()).containsExactlyInAnyOrder("POST_UNKNOWN", "TERM_ENDS_BEFORE_IT_BEGINS",
            "TERM_BEFORE_UNIT", "PERSON_NOT_REGISTERED");
    }

    @Test void malformed_places_are_named() {
        assertThat(appoint(registered(), "t1", Map.of("post", "Not a code")).pointers())
            .containsExactlyInAnyOrder("/body/post", "/body/from");
    }

    @Test void a_query_parameter_does_not_choose_another_unit() {
        var person = registered();
        var path = place(person) + "/posts/t1?unit=elsewhere&person=someone";
        assertThat(SERVICE.put(path, CHAIR, Map.of("post", "delegate", "from", "2020-01-01")).status()).isEqualTo(201);
        assertThat(SERVICE.get(place(person), CHAIR).body().at("/terms/0/post").asString()).isEqualTo("delegate");
    }

    @Test void strangers_see_no_officers() {
        assertThat(SERVICE.get("/units/" + root + "/officers", "stranger").status()).isEqualTo(404);
        assertThat(appointAs("stranger", "t1").status()).isEqualTo(404);
    }

    private static String registered() {
        var person = fresh("officer");
        var details = Map.of("name", "王芳（虚构）", "gender", "female", "birthDate", "1975-02-02", "fictional", true);
        assertThat(SERVICE.put("/units/" + root + "/people/" + person, CHAIR, details).status()).isEqualTo(201);
        return person;
    }

    private static String place(String person) {
        return "/units/" + root + "/officers/" + person;
    }

    private static Reply appoint(String person, String term, Map<String, ?> body) {
        return SERVICE.put(place(person) + "/posts/" + term, CHAIR, body);
    }

    private static Reply appointAs(String subject, String term) {
        var body = Map.of("post", "delegate", "from", "2020-01-01");
        return SERVICE.put(place(subject) + "/posts/" + term, subject, body);
    }

    private static List<String> officers(String at) {
        return SERVICE.get("/units/" + root + "/officers?at=" + at, CHAIR).body().path("items").valueStream()
            .map(held -> held.path("person").asString()).toList();
    }
}
