package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command line itself, run by bash from a folder that is not the checkout. */
@DisabledOnOs(OS.WINDOWS)
class FederationScriptTest {

    private static final Path ROOT = Path.of(System.getProperty("union.root", "../.."));

    @TempDir
    Path temp = Path.of("");

    private record Ran(int exit, String output) {}

    @Test
    void help_names_every_command() throws Exception {
        var help = run(ROOT.resolve("federation"), Map.of(), "help");
        assertThat(help.exit()).isZero();
        assertThat(help.output()).contains("demo", "up [--data DIR]", "replay FILE", "test", "doctor");
    }

    @Test
    void an_unknown_command_is_one_sentence_after_the_help() throws Exception {
        var unknown = run(ROOT.resolve("federation"), Map.of(), "dance");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.output()).endsWith("federation: there is no command \"dance\".\n");
    }

    @Test
    void a_replay_of_nothing_says_what_is_missing() throws Exception {
        var replay = run(ROOT.resolve("federation"), Map.of(), "replay");
        assertThat(replay.exit()).isEqualTo(1);
        assertThat(replay.output()).startsWith("federation: replay needs at least one case file");
    }

    @Test
    void without_the_right_jdk_it_says_what_is_needed_and_where_it_looked() throws Exception {
        var script = Files.createDirectories(temp.resolve("a checkout")).resolve("federation");
        Files.writeString(script, Files.readString(ROOT.resolve("federation")).replace("JDK=25", "JDK=99"));
        var up = run(script, Map.of(), "up");
        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.output()).hasLineCount(1).contains("a JDK 99 is needed and none was found");
    }

    @Test
    void the_jdk_is_found_though_another_java_comes_first() throws Exception {
        var home = temp.resolve("other java");
        var other = Files.createDirectories(home.resolve("bin"));
        Files.writeString(other.resolve("java"), "#!/bin/sh\necho 'openjdk version \"17.0.15\"' >&2\n");
        assertThat(other.resolve("java").toFile().setExecutable(true)).isTrue();
        var path = other + ":" + System.getenv("PATH");
        var person = temp.resolve("person");
        Files.createSymbolicLink(Files.createDirectories(person.resolve(".jdks")).resolve("ours"),
                Path.of(System.getProperty("java.home")));
        var doctor = run(ROOT.resolve("federation"),
                Map.of("PATH", path, "JAVA_HOME", home.toString(), "HOME", person.toString()), "doctor");
        assertThat(doctor.output()).containsPattern("JDK 25 +/").doesNotContain("other java");
    }

    @Test
    void the_jdk_is_found_though_java_says_first_what_options_it_picked_up() throws Exception {
        var home = System.getProperty("java.home");
        for (var variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
            var doctor = run(ROOT.resolve("federation"), Map.of("JAVA_HOME", home, variable, "-Da=b"), "doctor");
            assertThat(doctor.output()).containsPattern("JDK 25 +" + Pattern.quote(home));
        }
    }

    @Test
    void a_source_that_is_gone_asks_for_a_build_as_a_new_one_does() throws Exception {
        var built = sourced("""
                mkdir -p "$ROOT/part/src/main" "$HOME_DIR" && touch "$ROOT/part/src/main/A" "$ROOT/part/src/main/B"
                sources_sum >"$HOME_DIR/built"
                is_built && echo up to date
                rm "$ROOT/part/src/main/B"
                is_built || echo to be built
                """);
        assertThat(built.output()).isEqualTo("up to date\nto be built\n");
    }

    @Test
    void a_demo_whose_federation_ends_by_itself_is_a_failure() throws Exception {
        var demo = sourced("""
                need_jdk() { :; }
                build() { :; }
                run_java() {
                  if [ "$1" = "$REPLAY" ]; then touch "$DEMO_DATA/replayed"; return; fi
                  touch "$DEMO_DATA/running"
                  until [ -f "$DEMO_DATA/replayed" ]; do sleep 0.1; done
                  exit 3
                }
                demo
                """);
        assertThat(demo.exit()).isEqualTo(3);
        assertThat(demo.output()).endsWith("federation: the federation ended by itself.\n");
    }

    /** The script's own functions in a checkout of nothing, and then something else than a command. */
    private Ran sourced(String instead) throws Exception {
        var script = Files.createDirectories(temp.resolve("checkout")).resolve("federation");
        var functions = Files.readString(ROOT.resolve("federation")).replace("\nmain \"$@\"\n", "\n");
        Files.writeString(script, functions + instead);
        return run(script, Map.of());
    }

    @Test
    void the_doctor_says_what_this_machine_has() throws Exception {
        var doctor = run(ROOT.resolve("federation"), Map.of("JAVA_HOME", System.getProperty("java.home")), "doctor");
        assertThat(doctor.output()).contains("JDK 25 ", System.getProperty("java.home"), "free space", "port 8080",
                "container engine", "fast starts");
    }

    private Ran run(Path script, Map<String, String> environment, String... words) throws Exception {
        var command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), output);
    }
}
