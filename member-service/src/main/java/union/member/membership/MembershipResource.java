package union.member.membership;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import union.member.membership.MembershipBodyResource.Admission;
import union.member.membership.MembershipBodyResource.Dated;
import union.member.membership.MembershipBodyResource.Joining;
import union.member.membership.MembershipBodyResource.Move;
import union.member.membership.MembershipBodyResource.NewEmployment;
import union.member.membership.MembershipBodyResource.NewIdentities;
import union.member.membership.MembershipBodyResource.NewSite;
import union.member.membership.MembershipCommand.Approve;
import union.member.membership.MembershipCommand.Enter;
import union.member.membership.MembershipCommand.MoveOut;
import union.member.membership.MembershipCommand.StrikeOut;
import union.member.person.PersonId;
import union.member.request.Paths;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Problem;

/** What a unit's officers write in its members' ledgers: one operation per kind of line. */
@RestController
@RequestMapping("/units/{unit}/memberships/{person}")
@Tag(name = "Memberships", description = "会籍：入会、变更、离会、更正")
class MembershipResource {
    private static final String WRITE = "member.roll.write";
    private static final String DECIDE = "member.roll.decide";
    private final Memberships memberships;

    MembershipResource(Memberships memberships) {
        this.memberships = memberships;
    }

    @PutMapping("/application") @Access(to = To.OWN, right = WRITE)
    ResponseEntity<Void> apply(
            @PathVariable String unit, @PathVariable String person, @RequestBody Joining body, Act act) {
        return enter(key(unit, person), body.day(), new Change.Applied(body.attributes()), act);
    }

    @PutMapping("/approval") @Access(to = To.OWN, right = DECIDE)
    ResponseEntity<Void> approve(
            @PathVariable String unit, @PathVariable String person, @RequestBody Dated body, Act act) {
        return handle(key(unit, person), new Approve(body.day()), act);
    }

    @PutMapping("/refusal") @Access(to = To.OWN, right = DECIDE)
    ResponseEntity<Void> refuse(
            @PathVariable String unit, @PathVariable String person, @RequestBody Dated body, Act act) {
        return enter(key(unit, person), body.day(), new Change.ApplicationRefused(body.why()), act);
    }

    @PutMapping("/withdrawal") @Access(to = To.OWN, right = WRITE)
    ResponseEntity<Void> withdraw(
            @PathVariable String unit, @PathVariable String person, @RequestBody Dated body, Act act) {
        return enter(key(unit, person), body.day(), new Change.ApplicationWithdrawn(), act);
    }

    /** Directly, or of an applicant; with {@code leftOn} a past membership that is written in one go. */
    @PutMapping("/admission") @Access(to = To.OWN, right = DECIDE)
    ResponseEntity<Void> admit(
            @PathVariable String unit, @PathVariable String person, @RequestBody Admission body, Act act) {
        return handle(key(unit, person), body.command(), act);
    }

    @PutMapping("/employment") @Access(to = To.OWN, right = WRITE)
    ResponseEntity<Void> changeEmployment(
            @PathVariable String unit, @PathVariable String person, @RequestBody NewEmployment body, Act act) {
        return enter(key(unit, person), MembershipBodyResource.date(body.on(), "on"), body.change(), act);
    }

    @PutMapping("/identities") @Access(to = To.OWN, right = WRITE)
    ResponseEntity<Void> changeIdentities(
            @PathVariable String unit, @PathVariable String person, @RequestBody NewIdentities body, Act act) {
        return enter(key(unit, person), MembershipBodyResource.date(body.on(), "on"), body.change(), act);
    }

    @PutMapping("/site") @Access(to = To.OWN, right = WRITE)
    ResponseEntity<Void> changeSite(
            @PathVariable String unit, @PathVariable String person, @RequestBody NewSite body, Act act) {
        return enter(key(unit, person), MembershipBodyResource.date(body.on(), "on"), body.change(), act);
    }

    @PutMapping("/retirement") @Access(to = To.OWN, right = WRITE)
    ResponseEntity<Void> retire(
            @PathVariable String unit, @PathVariable String person, @RequestBody Dated body, Act act) {
        return enter(key(unit, person), body.day(), new Change.Retired(), act);
    }

    @PutMapping("/retention") @Access(to = To.OWN, right = WRITE)
    ResponseEntity<Void> retain(
            @PathVariable String unit, @PathVariable String person, @RequestBody Dated body, Act act) {
        return enter(key(unit, person), body.day(), new Change.Retained(body.why()), act);
    }

    @PutMapping("/resumption") @Access(to = To.OWN, right = WRITE)
    ResponseEntity<Void> resume(
            @PathVariable String unit, @PathVariable String person, @RequestBody Dated body, Act act) {
        return enter(key(unit, person), body.day(), new Change.Resumed(), act);
    }

    @PutMapping("/leaving") @Access(to = To.OWN, right = WRITE)
    ResponseEntity<Void> leave(
            @PathVariable String unit, @PathVariable String person, @RequestBody Dated body, Act act) {
        return enter(key(unit, person), body.day(), new Change.Left(body.why()), act);
    }

    /** Along a split (or a merger that is still under way); the unit over there need do nothing. */
    @PutMapping("/move") @Access(to = To.OWN, right = WRITE)
    ResponseEntity<Void> move(
            @PathVariable String unit, @PathVariable String person, @RequestBody Move body, Act act) {
        var on = MembershipBodyResource.date(body.on(), "on");
        return handle(key(unit, person), new MoveOut(on, body.unit()), act);
    }

    /** Strikes a wrong line out; it stays readable, and whatever it moved is taken back from its day on. */
    @PutMapping("/ledger/{number}/striking") @Access(to = To.OWN, right = DECIDE)
    ResponseEntity<Void> strikeOut(
            @PathVariable String unit, @PathVariable String person, @PathVariable int number, Act act) {
        return handle(key(unit, person), new StrikeOut(number), act);
    }

    private record Member(UnitId unit, String person) {}

    private ResponseEntity<Void> enter(Member member, LocalDate on, Change change, Act act) {
        return handle(member, new Enter(on, change), act);
    }

    private ResponseEntity<Void> handle(Member member, MembershipCommand command, Act act) {
        return Answers.of(memberships.handle(member.unit(), member.person(), command, act));
    }

    private static Member key(String unit, String person) {
        if (!PersonId.wellFormed(person)) throw Problem.notFound();
        return new Member(Paths.unit(unit), person);
    }
}
