package union.member.account;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import union.member.membership.Memberships;
import union.platform.PlatformSettings;
import union.platform.access.Access;
import union.platform.access.Caller;
import union.platform.access.Ownership;
import union.platform.access.To;
import union.platform.unit.Holding;
import union.platform.unit.OfficerDirectory;
import union.platform.unit.UnitId;

/** Who the platform takes the caller for, and what they may do today, unit by unit. */
@RestController
@Tag(name = "Accounts")
public class MeResource {
    private final Accounts accounts;
    private final OfficerDirectory officers;
    private final Ownership ownership;
    private final Memberships memberships;
    private final PlatformSettings settings;
    private final Clock clock;

    public MeResource(
            Accounts accounts, OfficerDirectory officers, Ownership ownership, Memberships memberships,
            PlatformSettings settings, Clock clock) {
        this.accounts = accounts;
        this.officers = officers;
        this.ownership = ownership;
        this.memberships = memberships;
        this.settings = settings;
        this.clock = clock;
    }

    public record Post(String unit, String post, LocalDate from, @Nullable LocalDate until, boolean acting) {
        static Post of(Holding holding) {
            return new Post(holding.unit().value(), holding.post(), holding.from(), holding.until().orElse(null),
                holding.acting());
        }
    }

    /** How the person stands today towards a unit's roll. */
    public record Belonging(String unit, String standing) {}

    public record Me(
            String subject, @Nullable String person, boolean operator, List<Post> posts,
            List<Belonging> memberships, Map<String, Set<String>> rights, @Nullable OwnAccount account) {}

    /** The caller's account, and what others did to it: who gave out or locked it, and when. */
    public record OwnAccount(String username, List<AccountDeed> deeds) {
        static OwnAccount of(AccountDocument account) {
            return new OwnAccount(account.username(), account.deeds().stream().map(d -> new AccountDeed(
                d.kind().name().toLowerCase(Locale.ROOT), d.by(), d.at())).toList());
        }
    }

    /** @param by the subject of who did it */
    public record AccountDeed(String what, String by, Instant at) {}

    @GetMapping("/me") @Access(to = To.SIGNED_IN)
    public Me me(Caller caller) {
        var today = LocalDate.now(clock.withZone(settings.zone()));
        var held = officers.of(caller.subject(), today);
        var rights = new TreeMap<String, Set<String>>();
        held.forEach(h -> rights.computeIfAbsent(h.unit().value(), _ -> inForce(caller, h.unit(), today)));
        var account = accounts.ofSubject(caller.subject());
        var person = account.filter(a -> a.unit() != null).map(AccountDocument::subject).orElse(null);
        return new Me(caller.subject(), person, caller.operator(), held.stream().map(Post::of).toList(),
            person == null ? List.of() : memberships(person, today), rights,
            account.map(OwnAccount::of).orElse(null));
    }

    /** What the gate gives today: nothing while, or since, another unit keeps the records of this one. */
    private Set<String> inForce(Caller caller, UnitId unit, LocalDate today) {
        return ownership.rightsIn(caller, unit, today).stream()
            .filter(right -> ownership.owns(caller, unit, right, today)).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Belonging> memberships(String person, LocalDate today) {
        return memberships.ofPerson(person).stream().map(m -> new Belonging(m.key().owner().value(),
            m.state().timeline().at(today).standing().code())).toList();
    }
}
