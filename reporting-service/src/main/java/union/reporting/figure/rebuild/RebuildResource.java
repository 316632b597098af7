package union.reporting.figure.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Outcome;
import union.platform.web.Problem;

/** Whoever operates the installation has sums or facts made anew, and looks how far it is. */
@RestController
@Tag(name = "Rebuilds", description = "重建汇总或事实：由平台运维者下达")
public final class RebuildResource {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private final Rebuilds rebuilds;

    public RebuildResource(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /** {@code what}: sums or facts. */
    public record Body(@Nullable String what) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RebuildForm(String id, String what, String state, Instant startedAt, @Nullable Instant endedAt,
                              @Nullable Long pages, @Nullable Long corrected) {
        static RebuildForm of(Rebuild rebuild) {
            var result = rebuild.result();
            return new RebuildForm(rebuild.id(), lower(rebuild.what()), lower(rebuild.state()), rebuild.startedAt(),
                    rebuild.endedAt(), result == null ? null : result.pages(), result == null ? null
                            : result.corrected());
        }

        private static String lower(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    /** 202 while it runs or when it is done; 409 while another runs. */
    @PutMapping("/rebuild/{id}") @Access(to = To.OPERATOR)
    public ResponseEntity<RebuildForm> begin(@PathVariable String id, @RequestBody Body body) {
        if (!ID.matcher(id).matches()) throw Problem.notFound();
        return switch (rebuilds.begin(id, what(body))) {
            case Outcome.Refused<Rebuild>(var reasons) -> throw Problem.refused(reasons);
            case Outcome.Accepted<Rebuild>(var begun) ->
                ResponseEntity.status(HttpStatus.ACCEPTED).body(RebuildForm.of(begun.getFirst()));
        };
    }

    @GetMapping("/rebuild/{id}") @Access(to = To.OPERATOR)
    public RebuildForm one(@PathVariable String id) {
        return rebuilds.find(id).map(RebuildForm::of).orElseThrow(Problem::notFound);
    }

    private static Rebuild.What what(Body body) {
        return switch (String.valueOf(body.what())) {
            case "sums" -> Rebuild.What.SUMS;
            case "facts" -> Rebuild.What.FACTS;
            default -> throw Problem.malformed("/body/what", "malformed.rebuild");
        };
    }
}
