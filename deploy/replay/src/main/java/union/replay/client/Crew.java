package union.replay.client;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import union.replay.plan.Place;
import union.replay.plan.Planned;

/**
 * The made-up officers who enter the records, each signed in with an account of their own that their unit, or while
 * it is being prepared the unit above, has issued.
 */
final class Crew {
    private final FederationClient federation;
    private final Operator operator;
    private final Clock clock;
    private final Map<String, List<Planned.Officer>> officers = new LinkedHashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Session operating;

    Crew(FederationClient federation, Operator operator, Clock clock, List<Planned.Officer> officers) {
        this.federation = federation;
        this.operator = operator;
        this.clock = clock;
        this.operating = new SignedIn(
            () -> SignInClient.operator(federation, operator.clientId(), operator.clientSecret()), clock);
        for (var officer : officers) this.officers.merge(officer.unit().id(), List.of(officer),
            (all, one) -> Stream.concat(all.stream(), one.stream()).toList());
    }

    Session operating() {
        return operating;
    }

    List<Planned.Officer> of(Place unit) {
        return officers.getOrDefault(unit.id(), List.of());
    }

    /** Who enters a unit's own records. */
    Session leader(Place unit) {
        return session(officer(unit, 0));
    }

    /** Who decides what the leader submitted. */
    Session second(Place unit) {
        return session(officer(unit, 1));
    }

    /** Gives the officer an account and a password; for who has both already, nothing happens. */
    void enable(Planned.Officer officer, Session issuer) {
        var username = username(officer);
        var path = "/member/units/" + officer.unit().id() + "/accounts/" + username;
        var body = Map.of("person", officer.person().id());
        var reply = federation.put(issuer, path, body, null);
        if (reply.status() == 428) {
            if (new SignInClient(federation, username, operator.passwordOf(username)).logIn()) return;
            var version = federation.get(issuer, path).version().orElse(null);
            reply = federation.put(issuer, path, body, version);
        }
        activate(officer, reply);
    }

    /** Turns the one-time password of the answer into the officer's own. */
    void activate(Planned.Officer officer, Reply issued) {
        var username = username(officer);
        var once = issued.text("oneTimePassword");
        if (once.isEmpty()) {
            if (new SignInClient(federation, username, operator.passwordOf(username)).logIn()) return;
            throw new Trouble("No account for " + username + ": " + issued.inWords() + ".");
        }
        var reply = federation.put(Session.NOBODY, "/member/activations/" + username,
            Map.of("oneTimePassword", once.get(), "newPassword", operator.passwordOf(username)), null);
        if (!reply.ok()) throw new Trouble("The account of " + username + " is not opened: " + reply.inWords() + ".");
    }

    static String username(Planned.Officer officer) {
        return officer.person().id();
    }

    private Planned.Officer officer(Place unit, int index) {
        var all = of(unit);
        if (all.isEmpty()) throw new IllegalStateException("nobody acts for " + unit.id());
        return all.get(Math.min(index, all.size() - 1));
    }

    private Session session(Planned.Officer officer) {
        return sessions.computeIfAbsent(username(officer), username -> {
            var client = new SignInClient(federation, username, operator.passwordOf(username));
            return new SignedIn(client::token, clock);
        });
    }
}
