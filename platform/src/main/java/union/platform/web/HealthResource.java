package union.platform.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Weather;
import union.platform.event.DirectoryFeed;

/** Whether this service can answer: it has read the tree and the posts. Tells no more than that. */
@RestController
public class HealthResource {
    private final DirectoryFeed feed;

    public HealthResource(DirectoryFeed feed) {
        this.feed = feed;
    }

    public record Health(String status) {}

    @GetMapping("/health") @Access(to = To.PUBLIC)
    public Health health() {
        if (!feed.ready()) throw new Weather.NotReady("the directory of units and officers");
        return new Health("up");
    }
}
