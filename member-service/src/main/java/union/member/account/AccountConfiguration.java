package union.member.account;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import union.member.account.PasswordConfiguration.Passwords;
import union.member.officer.Officers;
import union.member.person.People;
import union.platform.unit.OfficerDirectory;

/** Accounts, signing in and tokens. */
@Configuration(proxyBeanMethods = false)
public class AccountConfiguration {

    @Bean AccountClient accountClient(MongoDatabase database) {
        return new AccountClient(database);
    }

    @Bean Accounts accounts(AccountClient store, Passwords passwords, People people, Clock clock) {
        return new Accounts(store, passwords, people, clock);
    }

    @Bean FirstOfficers firstOfficers(
            Accounts accounts, People people, Officers officers, OfficerDirectory directory) {
        return new FirstOfficers(accounts, people, officers, directory);
    }

    @Bean RateLimit activationTries(Clock clock) {
        return new RateLimit(clock, ActivationResource.TRIES_PER_MINUTE_MAX, Duration.ofMinutes(1));
    }

    @Bean ApplicationRunner firstAdministrator(Accounts accounts, ApplicationEventPublisher events) {
        return _ -> accounts.first().ifPresent(events::publishEvent);
    }
}
