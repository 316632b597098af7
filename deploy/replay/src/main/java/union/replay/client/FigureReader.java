package union.replay.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import union.replay.plan.Place;
import union.replay.source.Catalogue;
import union.replay.source.Figure;

/** Reads figures back through the public door. */
final class FigureReader {
    private final FederationClient federation;
    private final Crew crew;
    private final Catalogue catalogue;

    FigureReader(FederationClient federation, Crew crew, Catalogue catalogue) {
        this.federation = federation;
        this.crew = crew;
        this.catalogue = catalogue;
    }

    /** What the federation says: ok, suppressed, incomplete, none, or the trouble with the question; and how fresh. */
    record Read(String status, Optional<BigDecimal> value, Optional<Fresh> fresh) {}

    /** Everything that the log took up to {@code through} is counted, {@code behind} records after it are not yet. */
    record Fresh(Instant through, long behind) {}

    /** Planned values are asked of the unit that set them, by its own officers; others by those at the top. */
    Read read(Figure figure, Place unit, Place root) {
        var session = crew.leader(figure.basis().isPresent() ? unit : root);
        var reply = federation.get(session, "/report/units/" + unit.id() + "/figures?" + query(figure));
        if (!reply.ok()) return new Read(reply.inWords(), Optional.empty(), Optional.empty());
        var fresh = reply.text("freshness", "through").flatMap(through -> reply.text("freshness", "behind")
            .map(behind -> new Fresh(Instant.parse(through), Long.parseLong(behind))));
        return new Read(reply.text("status").orElse("?"), reply.text("value").map(BigDecimal::new), fresh);
    }

    /** What the unit above tells of this branch of its own; nothing is zero. Empty if it is not told. */
    Optional<BigDecimal> readAbove(Figure figure, Place unit, Place top) {
        var above = unit.parent();
        if (above == null) return Optional.empty();
        var path = "/report/units/" + above.id() + "/figures?by=unit&" + query(figure);
        var reply = federation.get(crew.leader(top), path);
        return reply.ok() ? Optional.of(reply.partOf(unit.id()).map(BigDecimal::new).orElse(BigDecimal.ZERO))
            : Optional.empty();
    }

    private String query(Figure figure) {
        var parameters = new TreeMap<>(Map.of("metric", figure.metric()));
        if (catalogue.readOnDay(catalogue.metric(figure.metric()))) parameters.put("at", figure.span().to().toString());
        else {
            parameters.put("from", figure.span().from().toString());
            parameters.put("to", figure.span().to().toString());
        }
        if (figure.perMonths() > 0) parameters.put("perMonths", Integer.toString(figure.perMonths()));
        var where = new TreeMap<>(figure.dims()).entrySet().stream()
            .map(dim -> "&where=" + SignInClient.encoded(dim.getKey() + ":" + dim.getValue()));
        return parameters.entrySet().stream().map(one -> one.getKey() + "=" + SignInClient.encoded(one.getValue()))
            .collect(Collectors.joining("&")) + where.collect(Collectors.joining());
    }
}
