package union.member.site;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import union.member.request.Fields;
import union.platform.access.Access;
import union.platform.access.To;
import union.platform.aggregate.Act;
import union.platform.aggregate.Key;
import union.platform.aggregate.Stored;
import union.platform.unit.UnitId;
import union.platform.web.Answers;
import union.platform.web.Page;
import union.platform.web.Problem;

/** A unit's sites. */
@RestController
@RequestMapping("/units/{unit}/sites")
@Tag(name = "Sites", description = "校区、地点")
class SiteResource {
    static final int NAME_LENGTH_MAX = 100;
    private final Sites sites;

    SiteResource(Sites sites) {
        this.sites = sites;
    }

    record Opening(@Nullable String code, @Nullable String name, @Nullable LocalDate on) {}

    @Operation(summary = "Open a site", description = "Reports name it by its code, which never changes.")
    @PutMapping("/{id}") @Access(to = To.OWN, right = "member.site.write")
    ResponseEntity<Void> open(
            @PathVariable UnitId unit, @PathVariable String id, @RequestBody Opening body, Act act) {
        var fields = new Fields();
        var code = fields.code("code", body.code(), Fields::siteCode, "none");
        var name = fields.text("name", body.name(), NAME_LENGTH_MAX);
        var on = fields.date("on", body.on());
        fields.check();
        return Answers.of(sites.handle(act, key(unit, id), new SiteCommand.Open(id, code, name, on, sites.today())));
    }

    record NewName(@Nullable String name, @Nullable LocalDate on) {}

    @Operation(summary = "Rename a site from a day on")
    @PutMapping("/{id}/name") @Access(to = To.OWN, right = "member.site.write")
    ResponseEntity<Void> rename(
            @PathVariable UnitId unit, @PathVariable String id, @RequestBody NewName body, Act act) {
        var fields = new Fields();
        var name = fields.text("name", body.name(), NAME_LENGTH_MAX);
        var on = fields.date("on", body.on());
        fields.check();
        return Answers.of(sites.handle(act, key(unit, id), new SiteCommand.Rename(name, on, sites.today())));
    }

    record Closure(@Nullable LocalDate on) {}

    @Operation(summary = "Close a site from a day on")
    @PutMapping("/{id}/closure") @Access(to = To.OWN, right = "member.site.write")
    ResponseEntity<Void> close(
            @PathVariable UnitId unit, @PathVariable String id, @RequestBody Closure body, Act act) {
        var fields = new Fields();
        var on = fields.date("on", body.on());
        fields.check();
        return Answers.of(sites.handle(act, key(unit, id), new SiteCommand.ShutDown(on, sites.today())));
    }

    /** A site on one day; {@code open} is false before it was opened and after it was closed. */
    record View(String site, LocalDate at, String code, boolean open, @Nullable String name) {}

    @Operation(summary = "One site, as on a day")
    @GetMapping("/{id}") @Access(to = To.OWN, right = "member.site.read")
    ResponseEntity<View> one(
            @PathVariable UnitId unit, @PathVariable String id, @RequestParam @Nullable LocalDate at) {
        return Answers.of(sites.find(key(unit, id)), found -> view(found, at));
    }

    @Operation(summary = "The unit's sites, as on a day")
    @GetMapping @Access(to = To.OWN, right = "member.site.read")
    Page<View> list(
            @PathVariable UnitId unit, @RequestParam @Nullable LocalDate at, @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        int most = Page.limit(limit);
        var found = sites.list(unit, Page.place(after), most);
        return Page.of(found, most, stored -> stored.key().id(), (Stored<Site> stored) -> view(stored.state(), at));
    }

    private View view(Site site, @Nullable LocalDate at) {
        var campus = Site.campus(site).orElseThrow(Problem::notFound);
        var day = at == null ? sites.today() : at;
        return new View(campus.site(), day, campus.code(), campus.isOpen(day), campus.name(day).orElse(null));
    }

    private static Key key(UnitId unit, String id) {
        try {
            return new Key(unit, id);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
