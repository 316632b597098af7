package union.member.officer;

import java.time.Clock;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import union.member.officer.OfficerDecision.Posts;
import union.member.person.People;
import union.platform.PlatformSettings;
import union.platform.aggregate.StoreFactory;
import union.platform.unit.OfficerDirectory;
import union.platform.unit.UnitDirectory;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OfficerConfiguration.Choices.class)
class OfficerConfiguration {

    /**
     * This federation's posts. What rights a post gives stands in {@code union/rights.yaml}.
     *
     * @param posts codes of the open list of posts
     * @param singlePosts those that one person at a time holds in a unit, acting holders apart
     */
    @ConfigurationProperties("union.member")
    record Choices(
            @DefaultValue({"chair", "vice_chair", "audit_chair", "women_director", "group_leader",
                "safety_supervisor", "early_warning_officer", "delegate", "committee_candidate", "organiser",
                "records_officer", "finance_officer"})
            Set<String> posts,
            @DefaultValue({"chair", "audit_chair", "women_director"}) Set<String> singlePosts) {
        Posts lists() {
            return new Posts(Set.copyOf(posts), Set.copyOf(singlePosts));
        }
    }

    @Bean Surroundings surroundings(OfficerDirectory officers, UnitDirectory units, People people) {
        return new Surroundings(officers, units, people);
    }

    @Bean Officers officers(
            StoreFactory stores, Surroundings surroundings, Choices choices, Clock clock, PlatformSettings platform) {
        return new Officers(stores.open("officers", new OfficerShape()), surroundings, choices.lists(),
            clock.withZone(platform.zone()));
    }
}
