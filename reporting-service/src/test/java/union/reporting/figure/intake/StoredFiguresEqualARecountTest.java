package union.reporting.figure.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static union.testing.PropertyTest.property;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import union.reporting.catalogue.Catalogue;
import union.reporting.catalogue.CatalogueDocument;
import union.reporting.figure.FactLedger;
import union.reporting.figure.KeptLedgerDocument;
import union.reporting.figure.Ledger;
import union.reporting.figure.PastLedgerDocument;
import union.reporting.figure.Question;
import union.reporting.figure.Questions;
import union.reporting.figure.RandomHistory;
import union.reporting.figure.Reading;
import union.reporting.figure.SmallGroups.View;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.FactsDocument;
import union.reporting.figure.fact.PlansDocument;
import union.reporting.figure.fact.Span;
import union.reporting.figure.sum.SumsDocument;
import union.reporting.figure.tree.Forest;
import union.reporting.figure.tree.Tree;
import union.reporting.figure.tree.UnitEntriesDocument;
import union.testing.Backbone;
import union.testing.Generator;
import union.testing.IndexCoverage;

/** The same claim through the store: repeats, crashes and parked records given again leave every figure as it is. */
class StoredFiguresEqualARecountTest {
    private static final Catalogue CATALOGUE = CatalogueDocument.load();
    private static final Instant AFTERWARDS = Instant.parse("2027-01-01T00:00:00Z");
    private static final IndexCoverage COVERAGE = new IndexCoverage(Backbone.get().mongoUri());
    private static MongoClient client = MongoClients.create("mongodb://localhost");

    @BeforeAll static void connect() {
        client.close();
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(Backbone.get().mongoUri()));
        COVERAGE.register(settings);
        client = MongoClients.create(settings.build());
    }

    @AfterAll static void every_query_had_its_index() {
        assertThat(COVERAGE.seen()).isPositive();
        COVERAGE.assertCovered();
        client.close();
    }

    @TestFactory Stream<DynamicTest> over_random_histories() {
        return Stream.of(property("stored figures equal a recount, now and as of any instant", 5, draw -> {
            var history = new RandomHistory(draw);
            for (int i = draw.between(10, 60); i > 0; i--) history.happen();
            var database = client.getDatabase(Backbone.get().freshDatabase());
            var stores = stores(database);
            var forest = new Forest();
            var intake = new Intake(CATALOGUE, stores, forest, Clock.fixed(AFTERWARDS, ZoneOffset.UTC));
            assertThat(intake.take(statements(history))).as("shut until it is opened").isFalse();
            intake.open();
            var statements = statements(history);
            var parked = deliver(intake, stores, statements, draw);
            late(intake, stores, parked, history);
            intake.take(draw.some(statements));
            reads(stores, forest, history, draw);
            var recount = intake.recountSums();
            assertThat(recount.corrected()).isZero();
            damage(database);
            assertThat(intake.recountSums().corrected()).isPositive();
            reads(stores, forest, history, draw);
            intake.forget();
            assertThat(database.getCollection("facts").countDocuments()).isZero();
            assertThat(intake.take(statements)).as("shut until it is opened").isFalse();
            intake.open();
            intake.take(statements);
            reads(stores, forest, history, draw);
        }));
    }

    private static Intake.Stores stores(MongoDatabase database) {
        return new Intake.Stores(new FactsDocument(database), new PlansDocument(database), new SumsDocument(database),
                new UnitEntriesDocument(database), new PositionsDocument(database), new ParkedDocument(database));
    }

    /** In batches, some told twice, with some records parked, and some that a crash left half taken in. */
    private static List<Statement> deliver(Intake intake, Intake.Stores stores, List<Statement> statements,
            Generator draw) {
        var parked = new ArrayList<Statement>();
        for (int from = 0; from < statements.size();) {
            int to = Math.min(statements.size(), from + draw.between(1, 40));
            var batch = new ArrayList<>(statements.subList(from, to));
            if (draw.chance(30)) {
                parked.add(batch.removeLast());
                intake.take(batch);
                intake.park(parked.getLast().place());
                assertThat(stores.positions().all().get("t-0").next()).isGreaterThan(parked.getLast().place().offset());
            } else if (draw.chance(20) && batch.size() > 1) {
                crash(stores, batch);
            }
            intake.take(batch);
            if (draw.chance(30)) intake.take(batch.subList(draw.between(0, batch.size()), batch.size()));
            from = to;
        }
        return parked;
    }

    /** The facts of one record were kept; then it was compacted away, and the next one tells its history again. */
    private static void crash(Intake.Stores stores, List<Statement> batch) {
        var gone = batch.removeFirst();
        stores.facts().keep(gone.facts());
        gone.entries().forEach(stores.tree()::keep);
        var next = batch.removeFirst();
        var facts = new ArrayList<>(next.facts());
        gone.facts().forEach(fact -> facts.add(new Fact(fact.id(), fact.metric(), fact.unit(), fact.on(), fact.dims(),
                fact.count(), new Fact.Source(fact.subject(), fact.source().sequence(), next.place().partition(),
                        next.place().offset(), next.place().appendedAt(), fact.source().person()))));
        var entries = new ArrayList<>(next.entries());
        entries.addAll(gone.entries());
        batch.addFirst(new Statement(next.place(), facts, entries, next.planned()));
    }

    /** Parked records are given again, more than once, and move no figure as of any time before. */
    private static void late(Intake intake, Intake.Stores stores, List<Statement> parked, RandomHistory history) {
        var before = asOfThen(stores, history);
        for (int i = 0; i < 2; i++) parked.forEach(statement -> intake.take(List.of(statement)));
        assertThat(asOfThen(stores, history)).as("as of before they were taken").isEqualTo(before);
        var places = parked.stream().map(statement -> statement.place().offset()).collect(Collectors.toSet());
        history.facts.replaceAll(fact -> places.contains(fact.source().offset()) ? fact.knownSince(AFTERWARDS) : fact);
        history.entries.replaceAll(e -> places.contains(e.sequence()) ? e.knownSince(AFTERWARDS) : e);
    }

    private static List<Object> asOfThen(Intake.Stores stores, RandomHistory history) {
        var asOf = AFTERWARDS.minusMillis(1);
        var forest = new Forest();
        forest.add(stores.tree().all());
        var past = new PastLedgerDocument(stores.facts(), stores.plans(), asOf);
        var roll = CATALOGUE.metric("member.roll");
        return history.units.stream().map(unit -> read(forest.asOf(asOf), past, new Question(unit, roll,
                new Span(RandomHistory.LAST, RandomHistory.LAST), Map.of(), Question.Manner.PLAIN))).toList();
    }

    private static List<Statement> statements(RandomHistory history) {
        var all = new ArrayList<Statement>();
        for (var fact : history.facts)
            all.add(new Statement(place(fact.source().offset(), fact), List.of(fact), List.of(), List.of()));
        for (var entry : history.entries)
            all.add(new Statement(new Statement.Place("t-0", entry.sequence(), entry.recordedAt()), List.of(),
                    List.of(entry), List.of()));
        all.sort(Comparator.comparingLong(statement -> statement.place().offset()));
        return all;
    }

    private static Statement.Place place(long offset, Fact fact) {
        return new Statement.Place("t-0", offset, fact.recordedAt());
    }

    private static void reads(Intake.Stores stores, Forest forest, RandomHistory history, Generator draw) {
        var kept = new KeptLedgerDocument(stores.sums(), stores.facts(), stores.plans());
        var asOf = draw.pick(history.facts).recordedAt();
        var past = new PastLedgerDocument(stores.facts(), stores.plans(), asOf);
        var known = history.facts.stream().filter(fact -> !fact.recordedAt().isAfter(asOf)).toList();
        for (var unit : history.units)
            for (var question : Questions.some(draw, unit, 4)) {
                assertThat(read(forest.now(), kept, question)).as("now: %s", question)
                        .isEqualTo(read(Tree.of(history.entries), memory(history.facts), question));
                assertThat(read(forest.asOf(asOf), past, question)).as("as of %s: %s", asOf, question)
                        .isEqualTo(read(Tree.of(history.entries, asOf), memory(known), question));
            }
    }

    private static Ledger memory(List<Fact> facts) {
        return new FactLedger(facts, List.of());
    }

    private static Object read(Tree tree, Ledger ledger, Question question) {
        return Reading.read(new Reading.Books(CATALOGUE, tree, ledger), question, View.OWN);
    }

    private static void damage(MongoDatabase database) {
        var sums = database.getCollection("sums");
        var page = java.util.Objects.requireNonNull(sums.find().first());
        sums.replaceOne(new Document("_id", page.get("_id")), new Document(page)
                .append("lines", new Document("0|", 4711L)));
    }
}
