package union.reporting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import union.testing.Backbone;

/** From the log to the reader, through the store and HTTP. */
class FiguresOverHttpTest {
    static Service service;
    static String rita;

    @BeforeAll static void tell() {
        service = Service.get();
        rita = service.tokens.of("rita");
        var federation = service.federation;
        federation.member("organ", "p1", "establishment", "2015-03-01");
        federation.member("organ", "p2", "postdoc", "2015-06-01");
        federation.member("sub", "p3", "postdoc", "2015-06-01");
        federation.member("other", "p4", "contract", "2016-06-01");
        federation.employer("organ", "dean", "department", "2010-01-01");
        federation.headcount("organ", "dean", "2015-01-01", 550, 286);
        federation.employer("other", "mill", "enterprise", "2012-01-01");
        service.settled();
    }

    @AfterAll static void every_query_had_its_index() {
        Service.everyQueryHadItsIndex();
    }

    @Test void a_stock_is_read_level_by_level_at_the_end_of_the_day() {
        assertThat(service.value("organ", "metric=member.roll&at=2015-12-31")).isEqualTo("3");
        assertThat(service.value("sub", "metric=member.roll&at=2015-12-31")).isEqualTo("1");
        assertThat(service.value("fed", "metric=member.roll&at=2015-12-31")).isEqualTo("3");
        assertThat(service.value("fed", "metric=member.roll&at=2016-12-31")).isEqualTo("4");
        assertThat(service.value("organ", "metric=member.roll&at=2015-05-31")).isEqualTo("1");
        assertThat(service.value("fed", "metric=member.roll&at=2016-12-31&where=employment:postdoc")).isEqualTo("2");
        assertThat(service.value("fed", "metric=unit.count&at=2016-12-31&where=unit_kind:union")).isEqualTo("2");
        assertThat(service.value("organ", "metric=unit.count&at=2016-12-31&where=unit_kind:union")).isEqualTo("0");
        assertThat(service.value("organ", "metric=unit.count&at=2016-12-31&where=unit_kind:department")).isEqualTo("1");
        assertThat(service.value("organ", "metric=officer.count&at=2016-12-31&where=post:chair")).isEqualTo("1");
    }

    @Test void a_flow_is_what_happened_in_the_period() {
        var joined = "metric=member.joined&where=join_stage:admitted&from=2015-01-01&to=2015-12-31";
        assertThat(service.value("organ", joined)).isEqualTo("3");
        assertThat(service.value("organ", joined + "&perMonths=3")).isEqualTo("0.7500");
        assertThat(service.value("fed", "metric=unit.changes&where=change:founded&where=unit_kind:sub_union"
                + "&from=2010-01-01&to=2010-12-31")).isEqualTo("1");
    }

    @Test void a_rate_shows_both_its_parts_and_headcounts_who_reported() {
        var share = service.get("/units/organ/figures?metric=staff.share&at=2015-12-31&where=age_band:under_40", rita);
        assertThat(share.at("value")).isEqualTo("52.0000");
        assertThat(share.at("numerator")).isEqualTo("286");
        assertThat(share.at("denominator")).isEqualTo("550");
        assertThat(share.at("status")).isEqualTo("ok");
        var staff = service.get("/units/fed/figures?metric=staff.count&at=2015-12-31", rita);
        assertThat(staff.at("value")).isEqualTo("550");
        assertThat(staff.at("status")).isEqualTo("incomplete");
        assertThat(staff.json().get("reported").toString()).isEqualTo("{\"reported\":1,\"expected\":2}");
        var never = service.get("/units/organ/figures?metric=staff.count&at=2015-12-31&where=gender:male", rita);
        assertThat(never.at("status")).isEqualTo("none");
        assertThat(never.json().has("value")).isFalse();
        assertThat(service.value("fed", "metric=card.persons&at=2015-12-31&where=card_stage:made")).isEqualTo("none");
    }

    @Test void parts_by_dimension_and_by_unit_come_to_the_whole() {
        var by = service.get("/units/fed/figures?metric=member.roll&at=2016-12-31&by=employment", rita);
        assertThat(by.json().get("parts").toString())
                .contains("{\"by\":{\"employment\":\"contract\"},\"status\":\"ok\",\"value\":\"1\"}")
                .contains("{\"by\":{\"employment\":\"postdoc\"},\"status\":\"ok\",\"value\":\"2\"}");
        var units = service.get("/units/fed/figures?metric=member.roll&at=2016-12-31&by=unit", rita);
        assertThat(units.json().get("parts").toString())
                .contains("{\"by\":{\"unit\":\"organ\"},\"status\":\"ok\",\"value\":\"3\"}")
                .contains("{\"by\":{\"unit\":\"other\"},\"status\":\"ok\",\"value\":\"1\"}");
    }

    @Test void a_backdated_change_alters_what_its_dates_show_and_leaves_every_earlier_as_of_alone() {
        service.federation.unit("moving", "sub_union", "organ", "2011-01-01");
        service.federation.member("moving", "m1", "contract", "2012-02-01");
        service.settled();
        var before = service.get("/units/other/figures?metric=member.roll&at=2013-12-31", rita);
        assertThat(before.at("value")).isEqualTo("0");
        var through = Awaitility.await().until(() -> through(), is -> is.isAfter(latest()));
        service.federation.reparent("moving", "other", "2013-01-01");
        service.settled();
        assertThat(service.value("other", "metric=member.roll&at=2012-12-31")).isEqualTo("0");
        assertThat(service.value("other", "metric=member.roll&at=2013-12-31")).isEqualTo("1");
        assertThat(service.value("other", "metric=member.roll&at=2013-12-31&asOf=" + through)).isEqualTo("0");
        assertThat(service.value("organ", "metric=member.joined&where=join_stage:admitted&from=2012-01-01"
                + "&to=2013-12-31")).isEqualTo("1");
        var future = service.get("/units/other/figures?metric=member.roll&at=2013-12-31&asOf=2999-01-01T00:00:00Z",
                rita);
        assertThat(Instant.parse(future.at("asOf"))).isBefore(Instant.now());
    }

    private static Instant through() {
        var read = service.get("/units/fed/figures?metric=member.roll&at=2016-12-31", rita);
        return Instant.parse(read.json().path("freshness").path("through").asString("1970-01-01T00:00:00Z"));
    }

    private static Instant latest() {
        return service.context.getBean(union.reporting.figure.intake.Intake.Stores.class).positions().all().values()
                .stream().map(position -> position.through()).reduce(Instant.EPOCH, (a, b) -> a.isAfter(b) ? a : b);
    }

    @Test void planned_values_are_read_only_where_they_were_set() {
        var lea = service.tokens.of("lea");
        var body = "{\"metric\":\"member.rate\",\"basis\":\"target\",\"value\":\"100\",\"at\":\"2019-12-31\"}";
        assertThat(service.put("/units/organ/targets/t1", rita, body).status()).isEqualTo(404);
        assertThat(service.put("/units/organ/targets/t1", lea, body).status()).isEqualTo(201);
        assertThat(service.put("/units/organ/targets/t1", lea, body.replace("100", "95")).status()).isEqualTo(428);
        var changed = service.put("/units/organ/targets/t1", lea, body.replace("2019", "2020").replace("100", "-1"),
                "If-Match", "\"1\"");
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.json().get("reasons").toString()).contains("TARGET_AIM_IS_FIXED", "TARGET_BELOW_ZERO");
        var actual = service.put("/units/organ/targets/t2", lea, body.replace("\"basis\":\"target\",", ""));
        assertThat(actual.raw().body()).contains("/body/basis").contains("口径");
        var persons = "{\"metric\":\"member.roll\",\"basis\":\"target\",\"value\":\"%s\",\"at\":\"2019-12-31\"}";
        assertThat(service.put("/units/organ/targets/t3", lea, persons.formatted("12.5")).raw().body())
                .contains("/body/value").contains("至多 0 位小数");
        assertThat(service.put("/units/organ/targets/t3", lea, persons.formatted("12.0")).status()).isEqualTo(201);
        service.settled();
        assertThat(service.value("organ", "metric=member.roll&at=2019-12-31&where=basis:target")).isEqualTo("12");
        var read = "metric=member.rate&at=2019-12-31&where=basis:target";
        assertThat(service.value("organ", read)).isEqualTo("100.0000");
        assertThat(service.value("fed", read)).isEqualTo("none");
        assertThat(service.value("organ", "metric=member.rate&at=2018-12-31&where=basis:target")).isEqualTo("none");
    }

    @Test void figures_are_seen_from_above_and_from_nowhere_else() {
        var path = "/figures?metric=member.roll&at=2015-12-31";
        assertThat(service.get("/units/organ" + path, service.tokens.of("lea")).status()).isEqualTo(200);
        assertThat(service.get("/units/sub" + path, service.tokens.of("lea")).status()).isEqualTo(200);
        assertThat(service.get("/units/fed" + path, service.tokens.of("lea")).status()).isEqualTo(404);
        assertThat(service.get("/units/other" + path, service.tokens.of("lea")).status()).isEqualTo(404);
        assertThat(service.get("/units/nowhere" + path, rita).status()).isEqualTo(404);
        assertThat(service.get("/units/organ" + path, "").status()).isEqualTo(401);
        assertThat(service.put("/rebuild/r0", rita, "{\"what\":\"sums\"}").status()).isEqualTo(404);
    }

    @Test void what_is_malformed_is_named_with_its_place_in_the_readers_language() {
        var query = "/units/organ/figures?metric=unit.count&from=2015-01-01&where=size_class:huge";
        var chinese = service.get(query, rita);
        assertThat(chinese.status()).isEqualTo(400);
        assertThat(chinese.raw().body()).contains("/query/where").contains("/query/at").contains("必须指明维度“unit_kind”");
        assertThat(service.get(query, rita, "Accept-Language", "en").raw().body())
                .contains("This metric must name the dimension \\\"unit_kind\\\".");
        assertThat(service.get("/units/organ/figures", rita).raw().body()).contains("/query/metric");
    }

    @Test void the_catalogue_has_names_in_both_languages() {
        var catalogue = service.get("/metrics-catalogue", rita).json();
        assertThat(catalogue.get("metrics").size()).isEqualTo(104);
        assertThat(catalogue.get("metrics").toString()).contains("会员数", "Members on the roll");
    }

    @Test void a_movement_that_the_catalogue_does_not_allow_is_parked_and_stops_nobody() {
        service.federation.say("union.member.membership.v1", "organ", "odd", "admitted", "2015-01-01",
                "{\"movements\":[" + Federation.movement("member.roll", "2015-01-01", 1,
                        "{\"colour\":\"red\"}") + "]}");
        service.federation.say("union.member.membership.v1", "organ", "new", "greeted", "2015-01-01", "{\"x\":1}");
        service.federation.member("other", "p9", "contract", "2017-06-01");
        service.settled();
        assertThat(service.value("other",
                "metric=member.joined&where=join_stage:admitted&from=2017-01-01&to=2017-12-31"))
                .isEqualTo("1");
        Awaitility.await().until(() -> service.get("/units/organ/dead-letters", service.tokens.of("lea")).raw().body(),
                body -> body.contains("organ/odd"));
    }

    @Test void sums_and_facts_are_made_anew_by_one_command_each_with_equal_figures() {
        var operator = service.tokens.operator();
        var before = figures();
        for (var what : new String[] {"sums", "facts"}) {
            assertThat(service.put("/rebuild/r-" + what, operator, "{\"what\":\"" + what + "\"}").status())
                    .isEqualTo(202);
            Awaitility.await().atMost(Duration.ofSeconds(90)).until(
                    () -> service.get("/rebuild/r-" + what, operator).at("state"), "done"::equals);
            assertThat(service.get("/rebuild/r-" + what, operator).json().get("corrected").asLong()).isZero();
            assertThat(figures()).isEqualTo(before);
        }
        assertThat(service.put("/rebuild/r1", operator, "{\"what\":\"all\"}").raw().body()).contains("/body/what");
    }

    private static List<String> figures() {
        var read = new ArrayList<String>();
        for (var unit : new String[] {"fed", "organ", "sub", "other"})
            for (var query : new String[] {"metric=member.roll&at=2015-12-31", "metric=unit.org_rate&at=2016-01-01",
                "metric=member.joined&where=join_stage:admitted&from=2015-01-01&to=2015-12-31",
                "metric=unit.count&where=unit_kind:union&at=2016-12-31",
                "metric=member.roll&at=2015-12-31&asOf=2999-01-01T00:00:00Z"})
                read.add(service.value(unit, query));
        return read;
    }

    @Test void whoever_listens_hears_a_figure_change_at_their_unit() throws Exception {
        var heard = new CopyOnWriteArrayList<String>();
        var request = service.request("/units/fed/stream", rita).GET().build();
        var stream = service.http.sendAsync(request, BodyHandlers.fromLineSubscriber(new Lines(heard)));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !heard.isEmpty());
        service.federation.member("sub", "listened", "contract", "2018-06-01");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> heard.stream()
                .anyMatch(line -> line.contains("\"unit\":\"fed\"") && line.contains("member.roll")));
        stream.cancel(true);
        assertThat(told("fed|member.roll|")).contains("\"metric\":\"member.roll\"", "\"status\":\"ok\"");
        assertThat(told("organ|unit.count|unit_kind:department")).contains("\"value\":\"1\"");
        assertThat(service.get("/units/fed/stream", service.tokens.of("lea")).status()).isEqualTo(404);
    }

    /** The latest figure of a key on the topic for dashboards. */
    private static String told(String key) {
        var settings = Map.<String, Object>of("bootstrap.servers", Backbone.get().bootstrapServers());
        try (var reader = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            reader.assign(reader.partitionsFor("union.figures").stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition())).toList());
            reader.seekToBeginning(reader.assignment());
            var found = new HashMap<String, String>();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                reader.poll(Duration.ofMillis(500)).forEach(record -> found.put(record.key(), record.value()));
                return found.containsKey(key);
            });
            return found.getOrDefault(key, "");
        }
    }

    /** Keeps each line that arrives. */
    private record Lines(CopyOnWriteArrayList<String> heard)
            implements java.util.concurrent.Flow.Subscriber<String> {
        @Override public void onSubscribe(java.util.concurrent.Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override public void onNext(String line) {
            heard.add(line);
        }

        @Override public void onError(Throwable failure) {
            heard.add("error " + failure);
        }

        @Override public void onComplete() {
            heard.add("end");
        }
    }
}
