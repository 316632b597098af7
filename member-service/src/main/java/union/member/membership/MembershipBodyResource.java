package union.member.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import union.member.membership.MembershipCommand.AdmitUntil;
import union.member.membership.MembershipCommand.Enter;
import union.member.request.Fields;
import union.platform.unit.UnitId;
import union.platform.web.Malformed;
import union.platform.web.Problem;

/** The bodies of requests about memberships; what is malformed is named by its place. */
final class MembershipBodyResource {
    static final int REASON_LENGTH_MAX = 500;

    private MembershipBodyResource() {}

    record EmploymentCode(Employment value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING) static EmploymentCode of(String code) {
            return new EmploymentCode(Arrays.stream(Employment.values()).filter(e -> e.code().equals(code)).findFirst()
                .orElseThrow(() -> new Malformed("malformed.value")));
        }
    }

    record ServiceCode(Service value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING) static ServiceCode of(String code) {
            return new ServiceCode(Arrays.stream(Service.values()).filter(s -> s.code().equals(code)).findFirst()
                .orElseThrow(() -> new Malformed("malformed.value")));
        }
    }

    /** A code of an open list: at most 40 lower-case letters, digits and {@code _}. */
    record Code(String value) {
        Code {
            if (!Attributes.isCode(value)) throw new Malformed("malformed.value");
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING) static Code of(String code) {
            return new Code(code);
        }
    }

    /** What somebody who applies for themselves says; from today on, hence without a date. */
    record Wish(
            @Nullable EmploymentCode employment, @Nullable ServiceCode status, @Nullable Code site,
            @Nullable List<Code> identities) {
        Attributes attributes() {
            var service = status == null ? Service.IN_SERVICE : status.value();
            return new Attributes(required(employment, "employment").value(), service, codes(identities),
                Optional.ofNullable(site).map(Code::value));
        }
    }

    /** What a member is when they apply. */
    record Joining(
            @Nullable LocalDate on, @Nullable EmploymentCode employment, @Nullable ServiceCode status,
            @Nullable Code site, @Nullable List<Code> identities) {
        LocalDate day() {
            return date(on, "on");
        }

        Attributes attributes() {
            return new Wish(employment, status, site, identities).attributes();
        }
    }

    /** @param leftOn for a past membership, the day from which they were no member any more */
    record Admission(
            @Nullable LocalDate on, @Nullable EmploymentCode employment, @Nullable ServiceCode status,
            @Nullable Code site, @Nullable List<Code> identities, @Nullable LocalDate leftOn) {
        MembershipCommand command() {
            var attributes = new Wish(employment, status, site, identities).attributes();
            var day = date(on, "on");
            return leftOn == null ? new Enter(day, new Change.Admitted(attributes, false))
                : new AdmitUntil(day, attributes, date(leftOn, "leftOn"));
        }
    }

    record Dated(@Nullable LocalDate on, @Nullable String reason) {
        Dated {
            if (reason != null && reason.length() > REASON_LENGTH_MAX)
                throw new Malformed("malformed.too-long", Map.of("max", String.valueOf(REASON_LENGTH_MAX)));
        }

        LocalDate day() {
            return date(on, "on");
        }

        String why() {
            return reason == null ? "" : reason.strip();
        }
    }

    record NewEmployment(@Nullable EmploymentCode value, @Nullable LocalDate on) {
        Change change() {
            return new Change.EmploymentChanged(required(value, "value").value());
        }
    }

    record NewIdentities(@Nullable List<Code> values, @Nullable LocalDate on) {
        Change change() {
            return new Change.IdentitiesChanged(codes(required(values, "values")));
        }
    }

    /** @param value the site's code, or absent when the member belongs to none from then on */
    record NewSite(@Nullable Code value, @Nullable LocalDate on) {
        Change change() {
            return new Change.SiteChanged(Optional.ofNullable(value).map(Code::value));
        }
    }

    record Move(@Nullable String to, @Nullable LocalDate on) {
        UnitId unit() {
            try {
                return new UnitId(required(to, "to"));
            } catch (IllegalArgumentException e) {
                throw Problem.malformed("/body/to", "malformed.value");
            }
        }
    }

    /** A date that must be there, within the bounds of every date here. */
    static LocalDate date(@Nullable LocalDate value, String field) {
        var fields = new Fields();
        var date = fields.date(field, value);
        fields.check();
        return date;
    }

    static <T> T required(@Nullable T value, String field) {
        if (value == null) throw Problem.malformed("/body/" + field, "malformed.required");
        return value;
    }

    private static SortedSet<String> codes(@Nullable List<Code> codes) {
        var found = new TreeSet<String>();
        if (codes != null) codes.forEach(code -> found.add(code.value()));
        if (found.size() > Attributes.IDENTITIES_MAX) throw Problem.malformed("/body/identities", "malformed.value");
        return found;
    }
}
