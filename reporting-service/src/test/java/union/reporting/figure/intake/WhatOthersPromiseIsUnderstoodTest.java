package union.reporting.figure.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import union.platform.event.EventRecord;
import union.platform.unit.UnitId;
import union.reporting.catalogue.CatalogueDocument;
import union.reporting.figure.fact.Dims;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.tree.UnitEntry;
import union.testing.Contracts;

/** Every sample that a producer promises is read, and what it states is what reporting takes it for. */
class WhatOthersPromiseIsUnderstoodTest {
    private static final StatementDocument STATEMENTS = new StatementDocument(CatalogueDocument.load());
    private static final Instant APPENDED = Instant.parse("2026-07-01T00:00:00Z");

    @TestFactory Stream<DynamicTest> every_promised_event_is_read() {
        return StatementDocument.TOPICS.stream().flatMap(topic -> Contracts.samples(topic).entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(topic + " " + sample.getKey(),
                        () -> assertThat(read(topic, sample.getKey(), sample.getValue()).place().offset())
                                .isEqualTo(7))));
    }

    @Test void a_unit_s_history_states_where_it_hangs_and_what_it_counts() {
        var stated = sample(StatementDocument.UNITS, "re-parented");
        assertThat(stated.entries()).hasSizeGreaterThan(1).allMatch(entry -> entry.upper() != null);
        assertThat(stated.facts()).extracting(Fact::metric).contains("unit.count", "unit.changes");
    }

    @Test void a_unit_that_was_merged_away_or_dissolved_hangs_under_its_custodian_from_then_on() {
        Map.of("merged", "chemistry", "dissolved", "university").forEach((kind, custodian) -> {
            var end = sample(StatementDocument.UNITS, kind).entries().getLast();
            assertThat(end.how()).isEqualTo(UnitEntry.How.ENDS);
            assertThat(end.upper()).isEqualTo(new UnitId(custodian));
        });
    }

    @Test void a_change_that_was_taken_back_names_the_one_that_it_takes_back() {
        var entries = sample(StatementDocument.UNITS, "revoked").entries();
        assertThat(entries.getLast().how()).isEqualTo(UnitEntry.How.REVOKES);
        assertThat(entries.getLast().revokes()).isEqualTo(entries.get(entries.size() - 2).sequence());
    }

    @Test void an_admission_states_the_roll_and_the_joining() {
        var stated = sample(StatementDocument.MEMBERSHIPS, "admitted");
        assertThat(stated.facts()).extracting(Fact::metric).contains("member.roll", "member.joined");
        assertThat(stated.facts().getFirst().id()).isEqualTo("union.member.membership.v1/u1/x#1#0");
        assertThat(stated.facts()).allMatch(fact -> fact.recordedAt().equals(APPENDED));
    }

    @Test void a_headcount_is_one_total_with_the_subsets_that_were_reported() {
        var stated = sample(StatementDocument.EMPLOYERS, "headcount-reported");
        assertThat(stated.facts()).allMatch(fact -> fact.metric().equals("staff.count"));
        assertThat(stated.facts().getFirst().dims()).isEqualTo(Dims.NONE);
        assertThat(stated.facts()).hasSizeGreaterThan(1);
    }

    @Test void an_appointment_states_who_holds_which_post_by_its_dates() {
        assertThat(sample(StatementDocument.POSTS, "appointed").facts())
                .allMatch(fact -> fact.metric().equals("officer.count") && fact.dims().of("post").size() == 1);
    }

    @Test void an_older_entry_that_nobody_saw_keeps_its_own_time() {
        var stated = read(StatementDocument.POSTS, "ended", json("""
                {"unit":"u1","holder":"p","holdings":[],"entries":[
                {"seq":1,"recordedAt":"2026-01-01T00:00:00Z","movements":[%s]},
                {"seq":2,"recordedAt":"2026-02-01T00:00:00Z","movements":[%s]}]}"""
                .formatted(movement(1), movement(-1))));
        assertThat(stated.facts()).extracting(Fact::recordedAt)
                .containsExactly(Instant.parse("2026-01-01T00:00:00Z"), APPENDED);
    }

    @Test void the_last_act_is_the_one_with_the_highest_number_also_after_a_clock_was_set_back() {
        var stated = read(StatementDocument.POSTS, "ended", json("""
                {"unit":"u1","holder":"p","holdings":[],"entries":[
                {"seq":1,"recordedAt":"2026-03-01T00:00:00Z","movements":[%s]},
                {"seq":2,"recordedAt":"2026-02-01T00:00:00Z","movements":[%s]}]}"""
                .formatted(movement(1), movement(-1))));
        assertThat(stated.facts()).extracting(Fact::recordedAt)
                .containsExactly(Instant.parse("2026-03-01T00:00:00Z"), APPENDED);
    }

    @Test void an_event_without_movements_states_nothing() {
        assertThat(read(StatementDocument.MEMBERSHIPS, "greeted", json("{\"x\":1}")).facts()).isEmpty();
        assertThat(read(StatementDocument.TARGETS, "target-praised", json("{}")).planned()).isEmpty();
    }

    @Test void what_the_catalogue_does_not_allow_stops_the_record() {
        refused("\"metric\":\"member.many\",\"dims\":{}");
        refused("\"metric\":\"member.rate\",\"dims\":{}");
        refused("\"metric\":\"staff.count\",\"dims\":{}");
        refused("\"metric\":\"member.roll\",\"dims\":{\"colour\":\"red\"}");
        refused("\"metric\":\"member.roll\",\"dims\":{\"gender\":\"x\"}");
        refused("\"metric\":\"member.roll\",\"dims\":{\"gender\":[\"female\",\"male\"]}");
        refused("\"metric\":\"unit.count\",\"dims\":{}");
    }

    @Test void a_value_that_is_not_stated_is_left_out() {
        var dims = "\"metric\":\"member.roll\",\"dims\":{\"gender\":\"\",\"age_band\":[],\"site\":null}";
        assertThat(moved(dims).facts().getFirst().dims()).isEqualTo(new Dims(Map.of()));
        var tags = "\"metric\":\"member.roll\",\"dims\":{\"age_band\":[\"youth\",\"under_40\"]}";
        assertThat(moved(tags).facts().getFirst().dims().of("age_band")).isEqualTo(Set.of("youth", "under_40"));
    }

    private static void refused(String movement) {
        assertThatThrownBy(() -> moved(movement)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Statement moved(String movement) {
        return read(StatementDocument.MEMBERSHIPS, "admitted",
                json("{\"movements\":[{\"on\":\"2015-01-01\",\"count\":1," + movement + "}]}"));
    }

    private static String movement(int count) {
        return "{\"metric\":\"officer.count\",\"on\":\"2015-01-01\",\"count\":%d,\"dims\":{\"post\":\"chair\"}}"
                .formatted(count);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static Statement sample(String topic, String kind) {
        return read(topic, kind, Contracts.sample(topic, kind));
    }

    private static Statement read(String topic, String kind, JsonNode data) {
        return STATEMENTS.read(new EventRecord(topic, 0, 7, "u1/x", kind, 1, new UnitId("u1"),
                LocalDate.of(2015, 1, 1), APPENDED, APPENDED, "a", "c", data));
    }

}
