package union.reporting.figure;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import union.platform.aggregate.Weather;
import union.reporting.catalogue.Catalogue;
import union.reporting.figure.SmallGroups.View;
import union.reporting.figure.fact.FactsDocument;
import union.reporting.figure.fact.PlansDocument;
import union.reporting.figure.intake.Freshness;
import union.reporting.figure.sum.SumsDocument;
import union.reporting.figure.tree.Forest;

/**
 * The door to figures (查数): today's knowledge from the kept sums, an earlier one from the facts. An {@code asOf} later
 * than what is counted for certain is answered as of that, and the answer says so: the same question with the instant
 * that it names prints the same figure for ever.
 */
public final class Figures {
    private final Catalogue catalogue;
    private final Sources sources;
    private final Supplier<Freshness> freshness;
    private final BooleanSupplier facts;

    /** What figures are read from. */
    public record Sources(Forest forest, SumsDocument sums, FactsDocument facts, PlansDocument plans) {}

    /** A figure, how fresh it is, and as of when it holds where that was asked. */
    public record Read(Figure figure, Freshness freshness, @Nullable Instant asOf) {}

    /** {@code complete} says whether the facts are all there, which they are not while they are read anew. */
    public Figures(Catalogue catalogue, Sources sources, Supplier<Freshness> freshness, BooleanSupplier complete) {
        this.catalogue = catalogue;
        this.sources = sources;
        this.freshness = freshness;
        this.facts = complete;
    }

    /** Refuses for now while the facts are read anew, also where that begins in the middle of the reading. */
    public Read read(Question question, View view) {
        if (!isComplete()) throw notReady();
        var read = readAll(question, view);
        if (!isComplete()) throw notReady();
        return read;
    }

    /** Whether all facts are there. */
    public boolean isComplete() {
        return facts.getAsBoolean();
    }

    private static Weather notReady() {
        return new Weather.NotReady("the facts, which are read anew,");
    }

    private Read readAll(Question question, View view) {
        var fresh = freshness.get();
        var asked = question.manner().asOf();
        if (asked == null) return new Read(now(question, view), fresh, null);
        if (fresh.through() == null) throw new Weather.NotReady("the log");
        var asOf = asked.isAfter(fresh.through()) ? fresh.through() : asked;
        var ledger = new PastLedgerDocument(sources.facts(), sources.plans(), asOf);
        var books = new Reading.Books(catalogue, sources.forest().asOf(asOf), ledger);
        return new Read(Reading.read(books, question, view), fresh, asOf);
    }

    /** What is known now, without asking how fresh or how complete it is. */
    public Figure now(Question question, View view) {
        var ledger = new KeptLedgerDocument(sources.sums(), sources.facts(), sources.plans());
        return Reading.read(new Reading.Books(catalogue, sources.forest().now(), ledger), question, view);
    }
}
