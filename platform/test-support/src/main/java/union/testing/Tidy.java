package union.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The house style as a test. Sources are read with the compiler's own parser, so sizes, parameters and calls are
 * those that the compiler sees, not those that a pattern guesses. Tests are held to the lighter half.
 */
public final class Tidy {

    /** Which half of the rules a source is held to. */
    public enum Strictness { PRODUCTION, TEST }

    /** One place where the style is broken. */
    public record Violation(TidyRule rule, String place, String what) {
        @Override
        public String toString() {
            return "%s %s: %s (%s)".formatted(place, rule, what, rule.instead());
        }
    }

    private Tidy() {}

    /** For a {@code @TestFactory}: the sources of the module whose tests are running. */
    public static Stream<DynamicTest> ofThisModule() {
        return ofModule(Path.of(""));
    }

    public static Stream<DynamicTest> ofModule(Path module) {
        return Stream.of(
                DynamicTest.dynamicTest("production code is tidy",
                        () -> check(module.resolve("src/main/java"), Strictness.PRODUCTION)),
                DynamicTest.dynamicTest("tests are tidy",
                        () -> check(module.resolve("src/test/java"), Strictness.TEST)));
    }

    private static void check(Path sources, Strictness strictness) {
        var broken = violations(sources, strictness);
        if (!broken.isEmpty()) {
            throw new AssertionError(broken.stream().map(Violation::toString)
                    .collect(Collectors.joining("\n  ", broken.size() + " untidy places\n  ", "")));
        }
    }

    /** All violations below a source folder; none when there is no such folder. */
    static List<Violation> violations(Path sources, Strictness strictness) {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        var broken = new ArrayList<Violation>();
        for (var file : javaFiles(sources)) {
            broken.addAll(violations(sources.relativize(file).toString(), read(file), strictness));
            if (strictness == Strictness.PRODUCTION && !isNullMarked(file)) {
                broken.add(new Violation(TidyRule.NOT_NULL_MARKED, sources.relativize(file).toString(), "its package"));
            }
        }
        return List.copyOf(broken);
    }

    /** The violations of one source text; the file's name decides what it may do. */
    static List<Violation> violations(String fileName, String source, Strictness strictness) {
        var broken = new ArrayList<Violation>();
        var lines = source.lines().toList();
        if (strictness == Strictness.PRODUCTION && lines.size() > TidyRule.FILE_LINES_MAX) {
            broken.add(new Violation(TidyRule.FILE_TOO_LONG, fileName, lines.size() + " lines"));
        }
        for (int at = 0; at < lines.size(); at++) {
            broken.addAll(inLine(fileName + ":" + (at + 1), lines.get(at)));
        }
        broken.addAll(new TidyScan(fileName, source, strictness).violations());
        return List.copyOf(broken);
    }

    private static List<Violation> inLine(String place, String line) {
        var broken = new ArrayList<Violation>();
        if (line.codePointCount(0, line.length()) > TidyRule.LINE_CHARACTERS_MAX) {
            broken.add(new Violation(TidyRule.LINE_TOO_LONG, place, line.length() + " characters"));
        }
        if (line.indexOf('\t') >= 0) {
            broken.add(new Violation(TidyRule.TAB, place, "a tab"));
        }
        if (line.matches(".*\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b.*")) {
            broken.add(new Violation(TidyRule.UNFINISHED, place, line.strip()));
        }
        return broken;
    }

    private static boolean isNullMarked(Path file) {
        var packageInfo = Objects.requireNonNull(file.getParent()).resolve("package-info.java");
        return Files.exists(packageInfo) && read(packageInfo).contains("@NullMarked");
    }

    private static List<Path> javaFiles(Path sources) {
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
