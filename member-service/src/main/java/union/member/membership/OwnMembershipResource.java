package union.member.membership;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import union.member.membership.MembershipBodyResource.Wish;
import union.member.membership.MembershipCommand.Enter;
import union.member.request.Paths;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Problem;

/**
 * What a person does about their own membership: apply, and withdraw. Both hold from the civil day on which they are
 * said, so that nobody writes into their own past; others decide.
 */
@RestController
@RequestMapping("/people/{person}/memberships/{unit}")
@Tag(name = "Applications", description = "本人入会申请")
class OwnMembershipResource {
    private final Memberships memberships;

    OwnMembershipResource(Memberships memberships) {
        this.memberships = memberships;
    }

    @PutMapping("/application") @Access(to = To.SELF)
    ResponseEntity<Void> apply(
            @PathVariable String person, @PathVariable String unit, @RequestBody Wish body, Act act) {
        var command = new Enter(memberships.today(), new Change.Applied(body.attributes()));
        return Answers.of(memberships.handle(own(person, unit), person, command, act));
    }

    @PutMapping("/withdrawal") @Access(to = To.SELF)
    ResponseEntity<Void> withdraw(@PathVariable String person, @PathVariable String unit, Act act) {
        var command = new Enter(memberships.today(), new Change.ApplicationWithdrawn());
        return Answers.of(memberships.handle(own(person, unit), person, command, act));
    }

    private UnitId own(String person, String unit) {
        var found = Paths.unit(unit);
        if (!memberships.isThemselves(person, found)) throw Problem.notFound();
        return found;
    }
}
