package union.standalone;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import union.testing.AsyncApi;
import union.testing.Contracts;

/** Stands in the module that is built after all services, whose tests write the samples. */
class EventsDescriptionTest {

    @Test
    void the_description_of_all_events_is_made_of_their_samples() {
        Contracts.stated(Path.of("asyncapi.json"), AsyncApi.ofAllSamples());
    }
}
