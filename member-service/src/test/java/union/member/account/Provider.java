package union.member.account;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;
import union.member.MemberApplication;
import union.member.account.AccountIssues.Issue;
import union.member.person.Gender;
import union.member.person.Particulars;
import union.member.person.People;
import union.member.person.Person;
import union.platform.aggregate.Act;
import union.platform.aggregate.Answer;
import union.platform.unit.UnitId;
import union.testing.Backbone;
import union.testing.IndexCoverage;

/** The service as an OpenID provider on a port of its own, whose folder and database outlive a restart. */
final class Provider implements AutoCloseable {
    static final String OPERATOR_SECRET = "operator-secret-of-the-tests";

    private final String database;
    private final Path data;
    private final int port;
    private final TestClock clock = new TestClock();
    private final List<FirstAdministrator> administrators = new CopyOnWriteArrayList<>();
    private final IndexCoverage queries = new IndexCoverage(Backbone.get().mongoUri());
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private ConfigurableApplicationContext context;

    Provider(Path data) {
        this.data = data;
        this.database = Backbone.get().freshDatabase();
        this.port = freePort();
        System.setOut(new PrintStream(new Tee(out, printed), true, StandardCharsets.UTF_8));
        context = start();
    }

    private ConfigurableApplicationContext start() {
        return MemberApplication.builder()
            .initializers(c -> {
                var beans = (GenericApplicationContext) c;
                beans.registerBean(com.mongodb.event.CommandListener.class, () -> queries);
                beans.registerBean(Clock.class, () -> clock);
                beans.registerBean(Screen.class, () -> new Screen(administrators));
            })
            .run("--server.port=" + port, "--union.issuer=" + issuer(), "--union.data=" + data,
                "--union.mongo.uri=" + Backbone.get().mongoUri(), "--union.mongo.database=" + database,
                "--union.operator.client-secret=" + OPERATOR_SECRET,
                "--spring.kafka.bootstrap-servers=" + Backbone.get().bootstrapServers());
    }

    /** Where the one who starts an installation reads what is shown once. */
    record Screen(List<FirstAdministrator> shown) {
        @EventListener void on(FirstAdministrator administrator) {
            shown.add(administrator);
        }
    }

    /** An account for a person whom the unit has registered for it; the person's id is made of the name. */
    Issue issue(String unit, String name) {
        var person = "person-" + name;
        var details = new Person.Details("Somebody", new Particulars(Gender.FEMALE, LocalDate.EPOCH), true);
        var act = Act.caused("test " + unit + " " + name, "test", clock.instant(), null);
        assertThat(bean(People.class).register(new UnitId(unit), person, details, act)).isInstanceOf(Answer.Done.class);
        return issue(unit, name, person, null);
    }

    /** As the unit's records officer of the tests asks for it. */
    Issue issue(String unit, String name, String person, @Nullable Long seen) {
        var origin = new Act.Origin("an-officer", clock.instant(), "test", null, null);
        return bean(AccountIssues.class).issue(new UnitId(unit), new Username(name), person,
            new Act("test " + name, "test", seen, false, origin));
    }

    void restart() {
        context.close();
        context = start();
    }

    String issuer() {
        return "http://localhost:" + port + "/member";
    }

    Browser browser() {
        return new Browser("http://localhost:" + port);
    }

    TestClock clock() {
        return clock;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    List<FirstAdministrator> administrators() {
        return administrators;
    }

    IndexCoverage queries() {
        return queries;
    }

    /** Everything that was logged or printed since this installation first started. */
    String logged() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Writes to two places; both live as long as the test. */
    private static final class Tee extends FilterOutputStream {
        private final OutputStream second;

        Tee(OutputStream first, OutputStream second) {
            super(first);
            this.second = second;
        }

        @Override public void write(int b) throws IOException {
            super.write(b);
            second.write(b);
        }
    }

    /** Everything in this service's database, as text. */
    String stored() {
        var text = new StringBuilder();
        var store = bean(com.mongodb.client.MongoDatabase.class);
        for (var name : store.listCollectionNames()) {
            text.append(name).append('\n');
            for (var document : store.getCollection(name).find()) text.append(document.toJson()).append('\n');
        }
        return text.toString();
    }

    /** Logs as much as the code can say; a secret must not show even then. */
    void logEverything() {
        for (var name : List.of("org.springframework.security", "org.springframework.web", "union"))
            ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.DEBUG);
    }

    void logAsUsual() {
        for (var name : List.of("org.springframework.security", "org.springframework.web", "union"))
            ((Logger) LoggerFactory.getLogger(name)).setLevel(null);
    }

    @Override public void close() {
        context.close();
        System.setOut(out);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
