package union.standalone;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import union.gateway.GatewayApplication;
import union.member.MemberApplication;
import union.reporting.ReportingApplication;

/**
 * The programs of the federation and what each is told. They share one class path, so each leaves out the
 * auto-configuration that only another one's libraries bring. The gateway names its own and takes no other.
 */
final class Parts {

    /** What the gateway's libraries would configure in a service. */
    private static final String GATEWAYS = "org.springframework.cloud.,org.springframework.boot.webflux.,"
            + "org.springframework.boot.reactor.,org.springframework.boot.netty.,"
            + "org.springframework.boot.http.client.autoconfigure.reactive.";

    /** What member-service's libraries would configure in another service: a second issuer of tokens. */
    private static final String ISSUERS = "org.springframework.boot.security.oauth2.server.authorization.";

    private final Options options;
    private final OperatorCredential operator;
    private final String storeUri;
    private final String brokerAddress;
    private final int memberPort;
    private final int reportingPort;

    Parts(Options options, OperatorCredential operator, String storeUri, String brokerAddress) {
        var ports = Ports.free(2);
        this.options = options;
        this.operator = operator;
        this.storeUri = storeUri;
        this.brokerAddress = brokerAddress;
        this.memberPort = ports.getFirst();
        this.reportingPort = ports.getLast();
    }

    Part member() {
        return service("member", MemberApplication.class, memberPort, Stream.of(
                leaveOut(GATEWAYS),
                "union.data=" + options.data(),
                "union.operator.client-id=" + operator.clientId(),
                "union.operator.client-secret=" + operator.clientSecret()));
    }

    Part reporting() {
        return service("reporting", ReportingApplication.class, reportingPort,
                Stream.of(leaveOut(GATEWAYS + "," + ISSUERS)));
    }

    Part gateway() {
        return new Part("gateway", GatewayApplication.class, WebApplicationType.REACTIVE, List.of(
                "spring.config.name=gateway",
                "server.address=localhost",
                "server.port=" + options.port(),
                issuer(),
                keys(),
                "union.gateway.routes.member=http://localhost:" + memberPort,
                "union.gateway.routes.report=http://localhost:" + reportingPort,
                rate("address.sign-in", 6_000),
                rate("address.write", 100_000),
                rate("address.read", 100_000),
                rate("subject.write", 100_000),
                rate("subject.read", 100_000)));
    }

    /** Everybody on this machine shares one address, and its owner may feed in years of records at once. */
    private static String rate(String of, int requestsMax) {
        return "union.gateway.limits.rates." + of + ".requests-max=" + requestsMax;
    }

    private Part service(String name, Class<?> application, int port, Stream<String> own) {
        var shared = Stream.of(
                "spring.config.name=" + name + "-service",
                "server.address=localhost",
                "server.port=" + port,
                "union.mongo.uri=" + storeUri,
                "union.instance=standalone", // the data folder's lock lets one process in at a time
                "spring.kafka.bootstrap-servers=" + brokerAddress,
                issuer(),
                keys());
        return new Part(name, application, WebApplicationType.SERVLET, Stream.concat(shared, own).toList());
    }

    private static String leaveOut(String prefixes) {
        return LeaveOutFilter.SETTING + "=" + prefixes;
    }

    /** The issuer is what people's browsers see; its keys are fetched without the gateway. */
    private String issuer() {
        return "union.issuer=http://localhost:" + options.port() + "/member";
    }

    private String keys() {
        return "union.jwks-uri=http://localhost:" + memberPort + "/member/oauth2/jwks";
    }
}
