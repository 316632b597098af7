package union.replay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingACaseFileTest {
    private static final Catalogue CATALOGUE = CatalogueDocument.load();
    private static final String SOUND = """
        {"id": "small", "title": "Small union", "year": 2015, "replay": true, "assumed": [],
         "root": {"key": "root", "kind": "union", "name": "Small union"}, "reporting_unit": "root",
         "units": [{"key": "grp", "kind": "group", "name": "Group", "count": 3, "under": "root"}],
         "source": {"figures": 1, "values": 1},
         "figures": [{"n": 1, "metric": "member.roll", "unit": "person", "value": 40, "qualifier": "over",
                      "at": "2015-12-31", "dims": {"gender": "female"}},
                     {"n": 2, "metric": "member.joined", "unit": "person", "value": 5, "from": "2015-01-01",
                      "to": "2015-06-30", "per_months": 3, "dims": {"join_stage": "admitted"}, "at_unit": "grp"}],
         "bases": [], "unmapped": []}
        """;

    @ParameterizedTest
    @ValueSource(strings = {"organ-union-2015", "ucas-2019", "street-federation-6", "hospital-union",
        "congress-request-templates"})
    void every_case_that_comes_with_the_program_is_sound(String name) {
        assertThat(CaseDocument.read(Path.of("cases", name + ".json"), CATALOGUE).id()).isEqualTo(name);
    }

    @Test void a_figure_is_read_as_it_is_written() {
        var figures = CaseDocument.parse(SOUND, CATALOGUE).figures();

        assertThat(figures.getFirst().qualifier()).isEqualTo(Qualifier.OVER);
        assertThat(figures.getFirst().span()).isEqualTo(Span.day(LocalDate.of(2015, 12, 31)));
        assertThat(figures.getFirst().atUnit()).isEqualTo("root");
        assertThat(figures.getLast().perMonths()).isEqualTo(3);
        assertThat(figures.getLast().atUnit()).isEqualTo("grp");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
        "replay": true | "replay": false | is marked as not to be replayed
        "reporting_unit": "root" | "reporting_unit": "top" | is no unit of it
        "kind": "group" | "kind": "gang" | is of no known kind
        "count": 3 | "count": 0 | has no count of 1 or more
        "under": "root" | "under": "nobody" | which no earlier unit is
        "metric": "member.roll" | "metric": "member.rolls" | names no metric of the catalogue
        "unit": "person", "value": 40 | "unit": "yuan", "value": 40 | is not counted in person
        "value": 40 | "value": 40.5 | is not a whole number
        "value": 40 | "value": -1 | has no value of 0 or more
        "qualifier": "over" | "qualifier": "around" | has the unknown qualifier around
        "at": "2015-12-31" | "at": "2015-02-31" | has no day in at
        "at": "2015-12-31" | "from": "2015-01-01", "to": "2015-12-31" | is read on one day
        {"gender": "female"} | {"gender": "unknown"} | is not a controlled value
        {"gender": "female"} | {"festival": "may_day"} | has no dimension festival
        {"gender": "female"} | {"basis": "actual"} | must leave basis out
        {"join_stage": "admitted"} | {} | must name join_stage
        "to": "2015-06-30" | "to": "2014-06-30" | ends before it begins
        "per_months": 3 | "per_months": 4 | is not read over whole periods
        "at_unit": "grp" | "at_unit": "club" | is no unit of the case
        "bases": [] | "bases": {} | has no list in bases
        "unmapped": [] | "unmappd": [] | lacks the field unmapped
        "n": 1, | "n": 1, "colour": "red", | has the unknown field colour
        "source": | "sour | is not JSON
        """)
    void what_is_wrong_is_said_in_one_sentence(String right, String wrong, String why) {
        assertThat(SOUND).contains(right);
        assertThatThrownBy(() -> CaseDocument.parse(SOUND.replace(right, wrong), CATALOGUE))
            .isInstanceOf(CaseRefused.class).hasMessageContaining(why).hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
        "key": "grp", | "note": "Six of them met.", "size": 6, "key": "grp",
        "at_unit": "grp" | "at_unit": null
        "at_unit": "grp" | "at_unit": "grp", "qualifier": null
        "id": "small" | "id": "Small Union of 2015 (第一版)"
        "root": {"key": "root", "kind": "union" | "root": {"key": "root", "kind": "enterprise"
        "title": "Small union" | "title": ""
        """)
    void whatever_the_format_allows_is_read(String right, String other) {
        assertThat(SOUND).contains(right);
        assertThat(CaseDocument.parse(SOUND.replace(right, other), CATALOGUE).figures()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A key with Blanks and more than forty letters in it", "工会小组", "x1", "aside", "a-1"})
    void a_unit_may_have_any_key(String key) {
        var source = CaseDocument.parse(SOUND.replace("\"grp\"", "\"" + key + "\""), CATALOGUE);
        assertThat(source.units().getFirst().key()).isEqualTo(key);
    }

    @Test void a_file_that_is_not_there_is_said_to_be_unreadable() {
        assertThatThrownBy(() -> CaseDocument.read(Path.of("no-such.json"), CATALOGUE))
            .isInstanceOf(CaseRefused.class).hasMessage("no-such.json: cannot be read.");
    }
}
