package union.standalone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps one class path from changing a part: what only another part's libraries would configure is left out, as if
 * those libraries were not there. {@code Parts} says what that is, in the setting {@value #SETTING}.
 */
public final class LeaveOutFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String SETTING = "union.standalone.leave-out";

    private List<String> prefixes = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        prefixes = List.of(environment.getProperty(SETTING, String[].class, new String[0]));
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        var kept = new boolean[names.length];
        for (int at = 0; at < names.length; at++) {
            var name = names[at];
            kept[at] = name == null || prefixes.stream().noneMatch(name::startsWith);
        }
        return kept;
    }
}
