package union.reporting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import union.reporting.figure.stream.StreamResource;
import union.testing.Backbone;

/** Dashboards are told every figure that reads otherwise, and nothing that is not so. */
class WhatChangedIsToldTest {
    static Service service;

    @BeforeAll static void tell() {
        service = Service.get();
        // a tree of its own, so that the figures of the others stay as they are
        service.federation.unit("island", "federation", "", "2000-01-01");
        service.federation.officer("island", "rita", "chair");
        service.federation.unit("from", "union", "island", "2000-01-01");
        service.federation.unit("into", "union", "island", "2000-01-01");
        service.federation.unit("nest", "sub_union", "into", "2000-01-01");
        service.federation.unit("wanderer", "sub_union", "from", "2000-01-01");
        for (int i = 0; i < 20; i++) service.federation.member("wanderer", "w" + i, "contract", "2001-01-01");
        service.federation.headcount("wanderer", "mill", "2001-01-01", 40, 10);
        service.settled();
    }

    @Test void a_unit_that_moves_changes_the_figures_of_the_units_above_it_before_and_after() {
        until("from|member.roll|", "20");
        until("from|staff.count|", "40");
        service.federation.reparent("wanderer", "into", "2002-01-01");
        until("from|member.roll|", "0");
        until("into|member.roll|", "20");
        until("into|staff.count|", "40");
        until("into|member.rate|", "50.0000");
        service.federation.reparent("wanderer", "from", "2003-01-01");
        until("from|member.roll|", "20");
    }

    @Test void while_the_facts_are_read_anew_nothing_is_answered_and_nothing_is_told() {
        until("island|staff.count|", null);
        var before = Told.of("wanderer|member.roll|").size();
        var operator = service.tokens.operator();
        assertThat(service.put("/rebuild/quiet", operator, "{\"what\":\"facts\"}").status()).isEqualTo(202);
        var during = service.get("/units/island/figures?metric=member.roll&at=2015-12-31", service.tokens.of("rita"));
        assertThat(during.status()).isEqualTo(503);
        assertThat(during.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(service.put("/rebuild/loud", operator, "{\"what\":\"sums\"}").raw().body())
                .contains("ANOTHER_REBUILD_RUNS");
        Awaitility.await().atMost(Duration.ofSeconds(90))
                .until(() -> service.get("/rebuild/quiet", operator).at("state"), "done"::equals);
        assertThat(service.get("/rebuild/quiet", operator).json().get("corrected").asLong()).isZero();
        service.federation.member("wanderer", "last", "contract", "2001-01-01");
        until("wanderer|member.roll|", "21");
        assertThat(Told.of("wanderer|member.roll|").stream().skip(before)).as("no figure in between")
                .allMatch(told -> told.contains("\"value\":\"20\"") || told.contains("\"value\":\"21\""));
    }

    @Test void listeners_leave_room_for_those_who_ask() throws Exception {
        var open = new java.util.ArrayList<HttpResponse<java.io.InputStream>>();
        try {
            for (var unit : List.of("island", "from", "into", "wanderer"))
                for (int i = 0; i < StreamResource.LISTENERS_OF_UNIT_MAX; i++) open.add(listen(unit));
            assertThat(open).allMatch(answer -> answer.statusCode() == 200);
            assertThat(open).hasSize(StreamResource.LISTENERS_MAX);
            for (var unit : List.of("island", "nest")) {
                var refused = listen(unit);
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("urn:union:too-many-listeners");
            }
        } finally {
            for (var answer : open) answer.body().close();
        }
    }

    private static HttpResponse<java.io.InputStream> listen(String unit) throws Exception {
        var request = service.request("/units/" + unit + "/stream", service.tokens.of("rita")).GET().build();
        return service.http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    @Test void of_two_instances_one_takes_in_both_answer_and_the_other_takes_over() {
        var database = Backbone.get().freshDatabase();
        var one = Service.another(database);
        var other = Service.another(database);
        try {
            one.settled();
            service.federation.unit("late", "sub_union", "into", "2000-01-01");
            service.federation.member("late", "l1", "contract", "2001-01-01");
            for (var service : new Service[] {one, other}) reads(service, "1");
            one.context.close();
            service.federation.member("late", "l2", "contract", "2001-01-01");
            reads(other, "2");
            assertThat(other.get("/units/late/figures?metric=member.roll&at=2003-01-01", other.tokens.of("rita"))
                    .json().path("freshness").path("behind").asLong(-1)).isZero();
        } finally {
            one.context.close();
            other.context.close();
        }
    }

    private static void reads(Service instance, String value) {
        Awaitility.await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(
                () -> instance.value("late", "metric=member.roll&at=2003-01-01")
                        + instance.value("into", "metric=unit.count&where=unit_kind:sub_union&at=2003-01-01"),
                found -> found.startsWith(value) && !found.endsWith("0"));
    }

    private static void until(String key, @org.jspecify.annotations.Nullable String value) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Told.latest(key), told ->
                value == null ? !told.isEmpty() : told.contains("\"value\":\"" + value + "\""));
    }
}
