package union.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * The routes (路由) and the two HTTP clients: one carries the clients' requests, the other the gateway's own questions
 * (keys, health, OpenAPI), which never carry a client's token. The door has read the destination already, so a route's
 * test is one comparison.
 */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {
    private static final int OWN_CONNECTIONS_MAX = 16;

    /** Whose forwarding headers are believed ({@code union.gateway.proxies}). */
    record Proxies(List<String> trusted, TrustedProxies.Notation notation) {}

    @Bean
    Limits limits(Environment environment) {
        return Binder.get(environment).bind("union.gateway.limits", Limits.class).get();
    }

    @Bean
    Neighbours neighbours(Environment environment) {
        return Neighbours.of(Binder.get(environment)
                .bind("union.gateway.routes", Bindable.mapOf(String.class, String.class)).orElse(Map.of()));
    }

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder, Neighbours neighbours) {
        var routes = builder.routes();
        neighbours.routes().forEach((part, address) -> routes.route(part.prefix(), route -> route.predicate(
                exchange -> DoorFilter.destination(exchange) instanceof Destination.Service(var to, _) && to == part)
                .uri(address)));
        return routes.build();
    }

    @Bean
    AnswerFilter answerFilter(Environment environment) {
        var proxies = Binder.get(environment).bind("union.gateway.proxies", Proxies.class).get();
        return new AnswerFilter(new TrustedProxies(proxies.trusted(), proxies.notation()));
    }

    @Bean
    RateFilter addressRates(Limits limits) {
        var rates = limits.rates();
        return new RateFilter(RateFilter.Whose.ADDRESS, rates.address(), rates.clientsMax(), Ticker.systemTicker());
    }

    @Bean
    RateFilter subjectRates(Limits limits) {
        var rates = limits.rates();
        return new RateFilter(RateFilter.Whose.SUBJECT, rates.subject(), rates.clientsMax(), Ticker.systemTicker());
    }

    @Bean
    DoorFilter doorFilter(Limits limits, Neighbours neighbours) {
        return new DoorFilter(limits.request(), neighbours);
    }

    @Bean
    RouteFilter routeFilter(Neighbours neighbours, Limits limits, MeterRegistry meters) {
        return new RouteFilter(neighbours, limits.part(), meters);
    }

    @Bean
    BreakerFilter breakerFilter(Neighbours neighbours, Limits limits, MeterRegistry meters) {
        return new BreakerFilter(neighbours, limits.part(), meters);
    }

    @Bean
    ForwardFilter forwardFilter(Environment environment) {
        var address = URI.create(environment.getRequiredProperty("union.gateway.public-address"));
        if (address.getHost() == null || address.getScheme() == null) {
            throw new IllegalArgumentException("union.gateway.public-address must be like https://union.example.org");
        }
        return new ForwardFilter(address);
    }

    /**
     * Event loops of our own: the library's global ones would end for everybody in the process when one context
     * closes.
     */
    @Bean
    ReactorResourceFactory loops() {
        var loops = new ReactorResourceFactory();
        loops.setUseGlobalResources(false);
        loops.setShutdownQuietPeriod(Duration.ZERO);
        loops.setLoopResourcesSupplier(() -> LoopResources.create("gateway"));
        return loops;
    }

    /**
     * The client library would repeat any request whose pooled connection broke, a write too; that is taken from it.
     */
    @Bean
    HttpClientCustomizer noSecondAttempt(Limits limits, ReactorResourceFactory loops) {
        return client -> client.runOn(loops.getLoopResources()).disableRetry(true)
                .responseTimeout(limits.part().silenceMax());
    }

    @Bean
    NettyServerCustomizer patience(Limits limits) {
        var addresses = new AddressHandler();
        return server -> server.requestTimeout(limits.request().timeMax()).doOnChannelInit((_, channel, _) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, AddressHandler.class.getName(), addresses));
    }

    @Bean
    PartsClient partsClient(Limits limits, ReactorResourceFactory loops) {
        var connections = ConnectionProvider.builder("gateway-own").maxConnections(OWN_CONNECTIONS_MAX)
                .maxIdleTime(limits.health().timeMax()).pendingAcquireTimeout(limits.health().timeMax()).build();
        var client = HttpClient.create(connections).runOn(loops.getLoopResources())
                .option(io.netty.channel.ChannelOption.CONNECT_TIMEOUT_MILLIS, limits.part().connectMillisMax());
        return new PartsClient(WebClient.builder().clientConnector(new ReactorClientHttpConnector(client))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(limits.openApi().bytesMax())).build());
    }
}
