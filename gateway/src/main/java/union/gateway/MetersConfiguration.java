package union.gateway;

import io.micrometer.common.KeyValues;
import org.springframework.cloud.gateway.filter.headers.observation.DefaultGatewayObservationConvention;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayContext;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayObservationConvention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;
import org.springframework.security.config.observation.SecurityObservationSettings;

/**
 * What is measured and traced (度量): every request by route and outcome, those that were turned away too. Addresses
 * carry the ids of people and units, so neither figures nor spans carry addresses.
 */
@Configuration(proxyBeanMethods = false)
class MetersConfiguration {
    /** Requests at the door: {@code union.gateway.requests} by route, method, status and outcome. */
    @Bean
    ServerRequestObservationConvention requests() {
        return new DefaultServerRequestObservationConvention("union.gateway.requests") {
            @Override
            public String getContextualName(ServerRequestObservationContext context) {
                return "gateway " + route(context);
            }

            @Override
            public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
                return KeyValues.of("route", route(context), "method", verb(context))
                        .and(status(context), outcome(context), exception(context));
            }

            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
                return KeyValues.empty();
            }
        };
    }

    /** Requests to a part: {@code union.gateway.parts} by route, method and status. */
    @Bean
    GatewayObservationConvention attempts() {
        return new DefaultGatewayObservationConvention() {
            @Override
            public String getName() {
                return "union.gateway.parts";
            }

            @Override
            public KeyValues getHighCardinalityKeyValues(GatewayContext context) {
                return KeyValues.empty();
            }
        };
    }

    /** One span for the door is enough; its filters need none of their own. */
    @Bean
    SecurityObservationSettings noSpansForFilters() {
        return SecurityObservationSettings.noObservations();
    }

    private static String route(ServerRequestObservationContext context) {
        return switch (DoorFilter.destination(context.getAttributes())) {
            case Destination.Service(var part, _) -> part.prefix();
            case Destination.Own _ -> "gateway";
            case Destination.Nowhere _ -> "none";
            case null -> "none";
        };
    }

    /** Strangers invent methods; a figure has only those that the door takes. */
    private static String verb(ServerRequestObservationContext context) {
        var request = context.getCarrier();
        return request != null && DoorFilter.METHODS.contains(request.getMethod())
                ? request.getMethod().name() : "OTHER";
    }
}
