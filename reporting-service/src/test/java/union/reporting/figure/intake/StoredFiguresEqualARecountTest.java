package union.reporting.figure.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static union.testing.PropertyTest.property;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
import union.reporting.figure.Questions;
import union.reporting.figure.RandomHistory;
import union.reporting.figure.Reading;
import union.reporting.figure.SmallGroups.View;
import union.reporting.figure.fact.Fact;
import union.reporting.figure.fact.FactsDocument;
import union.reporting.figure.fact.PlansDocument;
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
            var intake = new Intake(CATALOGUE, stores, forest);
            deliver(intake, statements(history), draw);
            reads(stores, forest, history, draw);
            var recount = intake.recountSums();
            assertThat(recount.corrected()).isZero();
            damage(database);
            assertThat(intake.recountSums().corrected()).isPositive();
            reads(stores, forest, history, draw);
            intake.forget();
            assertThat(stores.facts().counts(List.of("member.roll"))).containsEntry("member.roll", 0L);
            assertThat(intake.take(statements(history))).as("shut until it is opened").isFalse();
            intake.reopen();
            intake.take(statements(history));
            reads(stores, forest, history, draw);
        }));
    }

    private static Intake.Stores stores(MongoDatabase database) {
        return new Intake.Stores(new FactsDocument(database), new PlansDocument(database), new SumsDocument(database),
                new UnitEntriesDocument(database), new PositionsDocument(database));
    }

    /** In batches, with some records parked and given again later, and some batches told twice. */
    private static void deliver(Intake intake, List<Statement> statements, Generator draw) {
        var parked = new ArrayList<Statement>();
        for (int from = 0; from < statements.size();) {
            int to = Math.min(statements.size(), from + draw.between(1, 40));
            var batch = new ArrayList<>(statements.subList(from, to));
            if (draw.chance(30)) parked.add(batch.remove(draw.between(0, batch.size() - 1)));
            intake.take(batch);
            if (draw.chance(30)) intake.take(batch.subList(draw.between(0, batch.size()), batch.size()));
            from = to;
        }
        parked.forEach(statement -> intake.take(List.of(statement)));
        intake.take(draw.some(statements));
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

    private static Object read(Tree tree, Ledger ledger, union.reporting.figure.Question question) {
        return Reading.read(new Reading.Books(CATALOGUE, tree, ledger), question, View.OWN);
    }

    private static void damage(MongoDatabase database) {
        var sums = database.getCollection("sums");
        var page = java.util.Objects.requireNonNull(sums.find().first());
        sums.replaceOne(new Document("_id", page.get("_id")), new Document(page)
                .append("lines", new Document("0|", 4711L)));
    }
}
