package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import union.standalone.StopOrder.Step;

class StopOrderTest {

    private final List<Step> closed = Collections.synchronizedList(new ArrayList<>());
    private final StopOrder stops = new StopOrder();

    @Test
    void parts_stop_from_the_outside_in_however_they_started() {
        stops.add(Step.STORE, () -> closed.add(Step.STORE));
        stops.add(Step.SERVICES, () -> closed.add(Step.SERVICES));
        stops.add(Step.BROKER, () -> closed.add(Step.BROKER));
        stops.add(Step.GATEWAY, () -> closed.add(Step.GATEWAY));
        stops.add(Step.SERVICES, () -> closed.add(Step.SERVICES));
        stops.stop();
        assertThat(closed).containsExactly(Step.GATEWAY, Step.SERVICES, Step.SERVICES, Step.BROKER, Step.STORE);
    }

    @Test
    void a_part_that_fails_to_close_does_not_keep_the_others_up() {
        stops.add(Step.GATEWAY, () -> {
            throw new IllegalStateException("stuck");
        });
        stops.add(Step.STORE, () -> closed.add(Step.STORE));
        stops.stop();
        assertThat(closed).containsExactly(Step.STORE);
    }

    @Test
    void a_part_that_comes_up_after_the_stop_is_closed_at_once() {
        stops.stop();
        stops.add(Step.GATEWAY, () -> closed.add(Step.GATEWAY));
        assertThat(closed).containsExactly(Step.GATEWAY);
    }

    @Test
    void a_second_stop_closes_nothing_twice() {
        stops.add(Step.STORE, () -> closed.add(Step.STORE));
        stops.stop();
        stops.stop();
        assertThat(closed).containsExactly(Step.STORE);
    }
}
