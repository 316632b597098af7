package union.member.membership;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import union.member.membership.MembershipBodyResource.Dated;
import union.member.membership.MembershipBodyResource.Joining;
import union.member.membership.MembershipCommand.Enter;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Problem;

/** What a person does about their own membership: apply, and withdraw. Others decide. */
@RestController
@RequestMapping("/people/{person}/memberships/{unit}")
class OwnMembershipResource {
    private final Memberships memberships;

    OwnMembershipResource(Memberships memberships) {
        this.memberships = memberships;
    }

    @PutMapping("/application") @Access(to = To.SELF)
    ResponseEntity<Void> apply(
            @PathVariable String person, @PathVariable String unit, @RequestBody Joining body, Act act) {
        var command = new Enter(body.day(), new Change.Applied(body.attributes()));
        return Answers.of(memberships.handle(unit(unit), person, command, act));
    }

    @PutMapping("/withdrawal") @Access(to = To.SELF)
    ResponseEntity<Void> withdraw(
            @PathVariable String person, @PathVariable String unit, @RequestBody Dated body, Act act) {
        var command = new Enter(body.day(), new Change.ApplicationWithdrawn());
        return Answers.of(memberships.handle(unit(unit), person, command, act));
    }

    private static UnitId unit(String unit) {
        try {
            return new UnitId(unit);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
