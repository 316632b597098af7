package union.standalone;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import union.member.account.FirstAdministrator;

/**
 * Hears from member-service, while it starts, how the first administrator signs in, and shows it at that moment:
 * whatever happens to the other parts, what was made has been seen. Nothing else ever knows it.
 */
final class FirstAdministratorListener implements ApplicationListener<PayloadApplicationEvent<FirstAdministrator>> {

    private final ProgressConsole console;

    FirstAdministratorListener(ProgressConsole console) {
        this.console = console;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<FirstAdministrator> event) {
        console.say("""

                The first administrator has not chosen a password yet; until then each start shows a new one-time one:
                  user name          %s
                  one-time password  %s
                """.formatted(event.getPayload().username(), event.getPayload().oneTimePassword()));
    }
}
