package union.reporting.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import union.platform.unit.UnitId;
import union.reporting.catalogue.CatalogueDocument;
import union.reporting.figure.Amount;
import union.reporting.figure.Figure;
import union.reporting.figure.FigureDocument;
import union.reporting.figure.Figures;
import union.reporting.figure.Question;
import union.reporting.figure.fact.Span;
import union.reporting.figure.intake.Freshness;
import union.testing.Contracts;

/** The description of the service and the shape of a told figure are part of what it promises. */
class WhatIsPromisedToOthersTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL)).build();
    private static final Set<String> TAGS =
            Set.of("Figures", "Targets", "Catalogue", "Rebuilds", "Dead letters", "health-resource", "Health");

    @Test void the_service_describes_itself_as_promised_in_words_that_people_use() {
        var description = Service.get().get("/openapi.json", "").json();
        assertThat(description.path("openapi").asString()).startsWith("3.1");
        description.path("paths").valueStream().flatMap(path -> path.valueStream())
                .flatMap(operation -> operation.path("tags").valueStream())
                .forEach(tag -> assertThat(TAGS).contains(tag.asString()));
        ((ObjectNode) description).remove("servers"); // the port of this run
        Contracts.stated(Path.of("openapi", "report.json"), description.toString());
    }

    @Test void a_figure_is_told_as_promised() {
        var day = LocalDate.of(2026, 5, 1);
        var rate = CatalogueDocument.load().metric("member.rate");
        var question = new Question(new UnitId("university"), rate, new Span(day, day), Map.of(),
                Question.Manner.PLAIN);
        var parts = new Amount.Parts(new BigDecimal("52"), new BigDecimal("100"));
        var amount = new Amount(Amount.Status.INCOMPLETE, new BigDecimal("52.0000"), parts,
                new Amount.Reported(3, 4));
        var told = FigureDocument.of(new Figures.Read(new Figure(question, amount, List.of()), Freshness.UNKNOWN,
                null), true);
        Contracts.stated(Path.of("figures", "union.figures.json"), JSON.writeValueAsString(told));
    }
}
