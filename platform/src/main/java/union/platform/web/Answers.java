package union.platform.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import union.platform.aggregate.Answer;
import union.platform.aggregate.Stored;

/** The one place where an answer becomes an HTTP answer. */
public final class Answers {
    public static final String REPLAYED = "Idempotent-Replayed";

    private Answers() {}

    /** 201 or 204 with the new ETag; 409 with all broken rules; 428, 412 or 422 (RFC 6585, RFC 9110). */
    public static ResponseEntity<Void> of(Answer<?> answer) {
        return switch (answer) {
            case Answer.Done<?> done -> {
                var response = ResponseEntity.status(done.created() ? HttpStatus.CREATED : HttpStatus.NO_CONTENT)
                    .eTag(Long.toString(done.version()));
                yield (done.repeated() ? response.header(REPLAYED, "true") : response).build();
            }
            case Answer.Refused<?>(var reasons) -> throw Problem.refused(reasons);
            case Answer.IfMatchRequired<?> _ ->
                throw Problem.of(HttpStatus.PRECONDITION_REQUIRED, "if-match-required");
            case Answer.VersionMismatch<?> _ -> throw Problem.of(HttpStatus.PRECONDITION_FAILED, "version-mismatch");
            case Answer.KeyReused<?> _ -> throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused");
        };
    }

    /** 200 with the ETag of what was read, or 404. */
    public static <S, T> ResponseEntity<T> of(Optional<Stored<S>> found, java.util.function.Function<S, T> view) {
        var stored = found.orElseThrow(Problem::notFound);
        return tagged(stored.version(), view.apply(stored.state()));
    }

    public static <T> ResponseEntity<T> tagged(long version, @Nullable T body) {
        return ResponseEntity.ok().eTag(Long.toString(version)).body(body);
    }
}
