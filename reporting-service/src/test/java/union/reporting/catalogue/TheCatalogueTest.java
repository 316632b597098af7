package union.reporting.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TheCatalogueTest {
    private final Catalogue catalogue = CatalogueDocument.load();

    @Test void names_every_metric_and_dimension_of_the_domain() {
        assertThat(catalogue.metrics()).hasSize(104);
        assertThat(catalogue.dimensions()).hasSizeGreaterThan(30);
        assertThat(catalogue.metric("member.rate").parts().denominator()).isEqualTo("staff.count");
    }

    @Test void knows_which_figures_are_of_a_day_and_which_of_a_period() {
        assertThat(catalogue.isAt(catalogue.metric("member.roll"))).isTrue();
        assertThat(catalogue.isAt(catalogue.metric("staff.share"))).isTrue();
        assertThat(catalogue.isAt(catalogue.metric("member.joined"))).isFalse();
        assertThat(catalogue.isAt(catalogue.metric("drive.participation"))).isFalse();
    }

    @Test void tells_nodes_of_the_tree_from_employers_and_sites() {
        assertThat(catalogue.isNode("group")).isTrue();
        assertThat(catalogue.isNode("department")).isFalse();
        assertThat(catalogue.isNode("campus")).isFalse();
    }

    @Test void never_adds_persons_to_person_times() {
        var persons = new Quantity(CountingUnit.PERSON, 3);
        assertThatThrownBy(() -> persons.plus(new Quantity(CountingUnit.PERSON_TIME, 3)))
                .hasMessageContaining("never added together");
        assertThat(new Quantity(CountingUnit.YUAN, 1250).value()).isEqualByComparingTo("12.50");
    }

    @Test void refuses_a_rate_whose_part_lacks_a_dimension() {
        var names = new Metric.Names("x.rate", "x", "x", "member", "M01", "");
        var ratio = new Ratio("member.roll", "staff.count", Map.of(), Map.of(), Set.of());
        var site = catalogue.metric("member.roll").dimensions();
        var rate = new Metric(names, MetricKind.RATE, CountingUnit.PERCENT, site, ratio,
                new Metric.Marks(false, false, false));
        var parts = List.of(catalogue.metric("member.roll"), catalogue.metric("staff.count"), rate);
        assertThatThrownBy(() -> new Catalogue(parts, List.copyOf(catalogue.dimensions())))
                .hasMessageContaining("cannot be its part");
    }
}
