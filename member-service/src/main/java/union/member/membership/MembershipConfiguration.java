package union.member.membership;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import tools.jackson.databind.json.JsonMapper;
import union.member.membership.Facts.Settings;
import union.member.person.People;
import union.member.site.Sites;
import union.platform.PlatformSettings;
import union.platform.aggregate.StoreFactory;
import union.platform.unit.UnitDirectory;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(MembershipConfiguration.Choices.class)
class MembershipConfiguration {

    /**
     * This federation's own choices.
     *
     * @param youthAgeMax last age, in completed years, that counts as youth: our own rule, no regulation fixes it
     * @param identities codes of the open list of identity flags
     */
    @ConfigurationProperties("union.member")
    record Choices(
            @DefaultValue("35") int youthAgeMax,
            @DefaultValue({"model_worker", "party_member", "returned_overseas", "disabled", "ex_military",
                "single_parent", "key_staff", "hardship", "outstanding", "laid_off", "child_bearing"})
            Set<String> identities) {
        Settings settings() {
            return new Settings(new AgeBands(youthAgeMax), Set.copyOf(identities));
        }
    }

    @Bean("membershipSurroundings") Surroundings surroundings(People people, UnitDirectory units, Sites sites) {
        return new Surroundings(people, units, sites);
    }

    @Bean Memberships memberships(
            StoreFactory stores, Surroundings surroundings, Choices choices, Clock clock, PlatformSettings platform) {
        return new Memberships(MembershipIndexClient.open(stores), surroundings, choices.settings(), clock,
            platform.zone());
    }

    @Bean MergerClient mergerClient(MongoDatabase database) {
        return new MergerClient(database);
    }

    @Bean MembershipListener membershipListener(
            Memberships memberships, People people, MergerClient mergers, JsonMapper json, Clock clock) {
        return new MembershipListener(memberships, people, mergers, json, clock);
    }

    @Bean Rounds rounds(Memberships memberships, MergerClient mergers, Clock clock) {
        return new Rounds(new BirthdayRound(memberships, clock), new Mergers(memberships, mergers, clock));
    }

    /** What the clock makes this feature do. A round that fails is made again at its next time. */
    static final class Rounds {
        private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
        private static final int STEPS_MAX = 1_000;
        private final BirthdayRound birthdays;
        private final Mergers mergers;

        Rounds(BirthdayRound birthdays, Mergers mergers) {
            this.birthdays = birthdays;
            this.mergers = mergers;
        }

        @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT10M")
        void birthdays() {
            int moved = birthdays.make();
            if (moved > 0) LOG.info("{} members reached another age band", moved);
        }

        @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
        void mergers() {
            int steps = 0;
            while (steps < STEPS_MAX && mergers.step()) steps++;
        }
    }
}
