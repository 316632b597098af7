package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import union.member.account.FirstAdministrator;

class FirstAdministratorListenerTest {

    @Test
    void the_one_time_password_is_shown_in_the_moment_it_is_made_whatever_comes_of_the_other_parts() {
        var screen = new ByteArrayOutputStream();
        var console = new ProgressConsole(
                new PrintStream(screen, false, StandardCharsets.UTF_8), Clock.systemUTC(), Instant.EPOCH);
        try (var member = new StaticApplicationContext()) {
            member.addApplicationListener(new FirstAdministratorListener(console));
            member.refresh();

            member.publishEvent(new FirstAdministrator("admin", "AAAAA-BBBBB-CCCCC-DDDDD"));

            assertThat(screen.toString(StandardCharsets.UTF_8)).contains("admin", "AAAAA-BBBBB-CCCCC-DDDDD");
        }
    }
}
