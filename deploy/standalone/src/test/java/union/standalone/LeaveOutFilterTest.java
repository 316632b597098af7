package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

class LeaveOutFilterTest {

    private static final String[] NAMES = {"org.cloud.One", "org.boot.Two", "org.cloudy.Three"};

    @Test
    void what_begins_with_a_prefix_is_left_out_and_nothing_else() {
        assertThat(kept(Map.of("union.standalone.leave-out", "org.cloud.,org.other.")))
                .containsExactly(false, true, true);
    }

    @Test
    void a_program_that_leaves_nothing_out_keeps_everything() {
        assertThat(kept(Map.of())).containsExactly(true, true, true);
    }

    @Test
    void spring_finds_the_filter() {
        assertThat(SpringFactoriesLoader.loadFactories(AutoConfigurationImportFilter.class, null))
                .anyMatch(LeaveOutFilter.class::isInstance);
    }

    private static boolean[] kept(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        var filter = new LeaveOutFilter();
        filter.setEnvironment(environment);
        return filter.match(NAMES, new NoMetadata());
    }

    private static final class NoMetadata implements AutoConfigurationMetadata {
        @Override
        public boolean wasProcessed(String className) {
            return false;
        }

        @Override
        public @Nullable Integer getInteger(String className, String key) {
            return null;
        }

        @Override
        public @Nullable Integer getInteger(String className, String key, @Nullable Integer otherwise) {
            return otherwise;
        }

        @Override
        public @Nullable Set<String> getSet(String className, String key) {
            return null;
        }

        @Override
        public @Nullable Set<String> getSet(String className, String key, @Nullable Set<String> otherwise) {
            return otherwise;
        }

        @Override
        public @Nullable String get(String className, String key) {
            return null;
        }

        @Override
        public @Nullable String get(String className, String key, @Nullable String otherwise) {
            return otherwise;
        }
    }
}
