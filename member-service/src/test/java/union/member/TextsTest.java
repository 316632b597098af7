package union.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import union.platform.aggregate.Refusal;

/** People read why something was refused in their language; a code without a text is a broken promise. */
class TextsTest {
    @Test void every_refusal_has_a_text_in_both_languages() throws IOException {
        var codes = refusals();

        assertThat(codes).hasSizeGreaterThan(30);
        assertThat(texts("member-messages.properties").stringPropertyNames()).containsAll(codes);
        assertThat(texts("member-messages_en.properties").stringPropertyNames()).containsAll(codes);
    }

    @Test void both_languages_say_the_same_things() throws IOException {
        assertThat(texts("member-messages.properties").stringPropertyNames())
            .isEqualTo(texts("member-messages_en.properties").stringPropertyNames());
    }

    private static List<String> refusals() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("union.member").stream()
            .filter(type -> type.isEnum() && type.isAssignableTo(Refusal.class))
            .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
            .map(constant -> "refusal." + ((Refusal) constant).name()).toList();
    }

    private static Properties texts(String bundle) throws IOException {
        try (var in = Objects.requireNonNull(TextsTest.class.getResourceAsStream("/" + bundle));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            var texts = new Properties();
            texts.load(reader);
            return texts;
        }
    }
}
