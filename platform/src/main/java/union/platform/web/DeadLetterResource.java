package union.platform.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.event.DeadLetters;
import union.platform.event.EventReaders;
import union.platform.unit.UnitId;

/**
 * The officers of a unit see which events about it could not be taken in, and have them taken in again. Events from
 * which no unit can be read are nobody's records: they are seen by whoever operates the installation.
 */
@RestController
@Tag(name = "Dead letters", description = "未能读取的事件：查看、再读")
public class DeadLetterResource {
    private final DeadLetters letters;
    private final EventReaders readers;

    public DeadLetterResource(DeadLetters letters, EventReaders readers) {
        this.letters = letters;
        this.readers = readers;
    }

    public record DeadLetter(
            String id, String reader, String topic, String key, long offset, String reason, Instant parkedAt) {}

    @GetMapping("/units/{unit}/dead-letters") @Access(to = To.OWN, right = "platform.dead-letter.read")
    public Page<DeadLetter> list(
            @PathVariable UnitId unit, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
        return page(unit.value(), after, limit);
    }

    @GetMapping("/dead-letters") @Access(to = To.OPERATOR)
    public Page<DeadLetter> withoutUnit(@RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
        return page(DeadLetters.NOBODYS, after, limit);
    }

    private Page<DeadLetter> page(String unit, @Nullable String after, @Nullable Integer limit) {
        int most = Page.limit(limit);
        var found = letters.list(unit, Page.place(after), most);
        return Page.of(found, most, DeadLetters.Letter::id, l -> new DeadLetter(l.id(), l.reader(), l.record().topic(),
            l.record().key(), l.record().offset(), l.reason(), l.parkedAt()));
    }

    /** 204 when the reader took it; 409 when it stays parked: refused again, or an earlier one of its key is first. */
    @PutMapping("/units/{unit}/dead-letters/{id}/replay")
    @Access(to = To.OWN, right = "platform.dead-letter.replay")
    public ResponseEntity<Void> replay(@PathVariable UnitId unit, @PathVariable String id) {
        return replay(letters.find(unit.value(), id).orElseThrow(Problem::notFound));
    }

    @PutMapping("/dead-letters/{id}/replay") @Access(to = To.OPERATOR)
    public ResponseEntity<Void> replayWithoutUnit(@PathVariable String id) {
        return replay(letters.find(DeadLetters.NOBODYS, id).orElseThrow(Problem::notFound));
    }

    private ResponseEntity<Void> replay(DeadLetters.Letter letter) {
        switch (readers.replay(letter)) {
            case TAKEN -> letters.remove(letter);
            case REFUSED -> throw Problem.of(HttpStatus.CONFLICT, "still-unreadable");
            case EARLIER_ONES_FIRST -> throw Problem.of(HttpStatus.CONFLICT, "earlier-ones-first");
        }
        return ResponseEntity.noContent().build();
    }
}
