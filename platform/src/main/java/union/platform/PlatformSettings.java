package union.platform;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What each service is told.
 *
 * @param service its name and HTTP prefix, for example {@code member}
 * @param issuer the OpenID issuer, as people's browsers see it
 * @param jwksUri where the issuer's keys are read, reached without the gateway
 * @param instance names this process among the copies of the service; random when not given. Only a process that is
 *     alone by other means may be given a fixed one: it takes its leases back at once after a crash
 * @param zone the civil calendar of the federation
 */
@ConfigurationProperties("union")
public record PlatformSettings(
        String service, String issuer, String jwksUri, @DefaultValue("Asia/Shanghai") ZoneId zone, Mongo mongo,
        @DefaultValue Kafka kafka, @Nullable String data,
        @Nullable String instance) {

    /**
     * @param connectionsMax connections to the store that this service may hold open
     * @param connectionWaitMax how long a request waits for one of them before it is answered with 503
     */
    public record Mongo(
            String uri, @Nullable String database, @DefaultValue("64") int connectionsMax,
            @DefaultValue("5s") Duration connectionWaitMax) {}

    /** How this service's topics are made when they are not there. */
    public record Kafka(@DefaultValue("3") int partitions, @DefaultValue("1") short replication) {}

    String databaseName() {
        return mongo.database() == null ? service : mongo.database();
    }
}
