package union.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import union.testing.Tidy.Strictness;
import union.testing.Tidy.Violation;

class TidyTest {

    private static final Map<TidyRule, String> UNTIDY = new EnumMap<>(TidyRule.class);

    static {
        UNTIDY.put(TidyRule.FILE_TOO_LONG, "class A {}" + "\n".repeat(251) + "// end");
        UNTIDY.put(TidyRule.LINE_TOO_LONG, "class A {} //" + "x".repeat(120));
        UNTIDY.put(TidyRule.METHOD_TOO_LONG, "class A { void m() {" + "\n".repeat(30) + "} }");
        UNTIDY.put(TidyRule.TOO_MANY_PARAMETERS, "class A { void m(int a, int b, int c, int d, int e) {} }");
        UNTIDY.put(TidyRule.BARE_NOW, "class A { Object at = Instant.now(); }");
        UNTIDY.put(TidyRule.RANDOM_UUID, "class A { Object id = java.util.UUID.randomUUID(); }");
        UNTIDY.put(TidyRule.FIELD_INJECTION, "class A { @Autowired Object store; }");
        UNTIDY.put(TidyRule.THREAD_SLEEP, "class A { void m() throws Exception { Thread.sleep(1); } }");
        UNTIDY.put(TidyRule.DEFAULT_OVER_PATTERNS,
                "class A { int m(Object o) { return switch (o) { case String _ -> 1; default -> 2; }; } }");
        UNTIDY.put(TidyRule.COLON_CASE, "class A { void m(int i) { switch (i) { case 1: break; } } }");
        UNTIDY.put(TidyRule.FLOATING_MONEY, "class A { double amountPaid; }");
        UNTIDY.put(TidyRule.LOMBOK, "import lombok.Data; class A {}");
        UNTIDY.put(TidyRule.UNFINISHED, "class A {} // TO" + "DO later");
        UNTIDY.put(TidyRule.CONSOLE, "class A { void m() { System.out.println(); } }");
        UNTIDY.put(TidyRule.EMPTY_CATCH, "class A { void m() { try { m(); } catch (Exception e) {} } }");
        UNTIDY.put(TidyRule.TAB, "class A {\t}");
        UNTIDY.put(TidyRule.MOCKING, "import org.mockito.Mockito; class A {}");
        UNTIDY.put(TidyRule.UNREADABLE, "class A { void }");
    }

    /** That module cannot test itself with this one, which stands on it. */
    @TestFactory
    Stream<DynamicTest> the_embedded_pair_is_tidy() {
        return Tidy.ofModule(Path.of(Objects.requireNonNull(System.getProperty("union.root")), "deploy", "embedded"));
    }

    @TestFactory
    Stream<DynamicTest> this_module_is_tidy() {
        return Tidy.ofThisModule();
    }

    @TestFactory
    Stream<DynamicTest> every_rule_can_refuse() {
        return Arrays.stream(TidyRule.values())
                .filter(rule -> rule != TidyRule.NOT_NULL_MARKED)
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () ->
                        assertThat(rulesBrokenBy("A.java", UNTIDY.getOrDefault(rule, ""))).containsExactly(rule)));
    }

    @Test
    void a_violation_says_where_and_what_to_write_instead() {
        var source = "class A {\n  Object at = Instant.now();\n}";
        var broken = Tidy.violations("union/A.java", source, Strictness.PRODUCTION);
        assertThat(broken).singleElement().extracting(Violation::toString)
                .isEqualTo("union/A.java:2 BARE_NOW: Instant.now (take the time from a Clock that is handed in)");
    }

    @Test
    void what_the_style_allows_passes() {
        assertThat(rulesBrokenBy("CallerResource.java", """
                class CallerResource {
                    record Body(int a, int b, int c, int d, int e, int f, int g) {}
                    CallerResource(int a, int b, int c, int d, int e, int f) {}
                    @PutMapping("/{id}") void handle(int a, int b, int c, int d, int e) {}
                    Object at = LocalDate.now(clock);
                    Object id = UUID.randomUUID();
                    int m(E e) { return switch (e) { case ONE -> 1; default -> 2; }; }
                }
                """)).isEmpty();
        assertThat(rulesBrokenBy("RunApplication.java", "class RunApplication { Object o = System.out; }")).isEmpty();
        assertThat(rulesBrokenBy("A.java", "class A { double latitude; }")).isEmpty();
    }

    @Test
    void a_zone_is_no_clock() {
        assertThat(rulesBrokenBy("A.java", "class A { Object on = LocalDate.now(ZONE); }"))
                .containsExactly(TidyRule.BARE_NOW);
    }

    @Test
    void tests_may_be_long_but_may_not_sleep_or_mock() {
        var source = "import org.mockito.Mockito; class A { void m() {" + "\n".repeat(300) + "Thread.sleep(1); } }";
        assertThat(Tidy.violations("A.java", source, Strictness.TEST)).extracting(Violation::rule)
                .containsExactlyInAnyOrder(TidyRule.MOCKING, TidyRule.THREAD_SLEEP);
    }

    @Test
    void a_package_must_say_that_it_is_null_marked(@TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve("A.java"), "class A {}");
        assertThat(Tidy.violations(folder, Strictness.PRODUCTION)).extracting(Violation::rule)
                .containsExactly(TidyRule.NOT_NULL_MARKED);
        Files.writeString(folder.resolve("package-info.java"), "@NullMarked package a;");
        assertThat(Tidy.violations(folder, Strictness.PRODUCTION)).isEmpty();
    }

    private static List<TidyRule> rulesBrokenBy(String fileName, String source) {
        return Tidy.violations(fileName, source, Strictness.PRODUCTION).stream()
                .map(Violation::rule).distinct().toList();
    }
}
