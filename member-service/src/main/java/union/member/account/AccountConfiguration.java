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
import union.platform.PlatformSettings;
import union.platform.access.Ownership;
import union.platform.unit.OfficerDirectory;

/** Accounts, signing in and tokens. */
@Configuration(proxyBeanMethods = false)
public class AccountConfiguration {

    @Bean AccountClient accountClient(MongoDatabase database) {
        return new AccountClient(database);
    }

    @Bean Accounts accounts(AccountClient store, Passwords passwords, Clock clock) {
        return new Accounts(store, passwords, clock);
    }

    @Bean AccountIssues.Posts postsOfTheDay(
            OfficerDirectory officers, Ownership ownership, Clock clock, PlatformSettings settings) {
        return new AccountIssues.Posts(officers, ownership, clock.withZone(settings.zone()));
    }

    @Bean AccountIssues accountIssues(
            AccountClient store, Passwords passwords, People people, AccountIssues.Posts posts) {
        return new AccountIssues(store, passwords, people, posts);
    }

    @Bean FirstOfficers firstOfficers(
            Accounts accounts, AccountIssues issues, People people, Officers officers, OfficerDirectory directory) {
        return new FirstOfficers(accounts, issues, people, officers, directory);
    }

    @Bean RateLimit activationTries(Clock clock) {
        return new RateLimit(clock, ActivationResource.TRIES_PER_MINUTE_MAX, Duration.ofMinutes(1));
    }

    @Bean ApplicationRunner firstAdministrator(Accounts accounts, ApplicationEventPublisher events) {
        return _ -> accounts.first().ifPresent(events::publishEvent);
    }
}
