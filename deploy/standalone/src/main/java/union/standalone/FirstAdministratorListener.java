package union.standalone;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import union.member.account.FirstAdministrator;

/** Hears from member-service, while it starts, that a first administrator was made; nothing else ever knows. */
final class FirstAdministratorListener implements ApplicationListener<PayloadApplicationEvent<FirstAdministrator>> {

    private final AtomicReference<@Nullable FirstAdministrator> made = new AtomicReference<>();

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<FirstAdministrator> event) {
        made.set(event.getPayload());
    }

    /** To be shown once: asking again finds nothing. */
    Optional<FirstAdministrator> take() {
        return Optional.ofNullable(made.getAndSet(null));
    }
}
