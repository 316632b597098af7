package union.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import union.platform.text.Messages;
import union.reporting.figure.Fault;
import union.reporting.figure.rebuild.RebuildRefusal;
import union.reporting.target.TargetRefusal;

class TextsForPeopleTest {
    private final Messages messages = new Messages("report-messages", "platform-messages");

    @Test void every_code_has_a_text_in_chinese_and_in_english() {
        var codes = Stream.of(
                Arrays.stream(Fault.Code.values()).map(code -> "fault." + code),
                Arrays.stream(TargetRefusal.values()).map(rule -> "refusal." + rule),
                Arrays.stream(RebuildRefusal.values()).map(rule -> "refusal." + rule),
                Stream.of("malformed.rebuild", "problem.too-many-facts.title", "problem.too-many-facts.detail",
                         "problem.too-many-listeners.title", "problem.too-many-listeners.detail"))
                .flatMap(all -> all).toList();
        assertThat(codes).allSatisfy(code -> {
            assertThat(messages.text(code, Messages.DEFAULT)).isNotEqualTo(code).matches(".*\\p{IsHan}.*");
            assertThat(messages.text(code, Locale.ENGLISH)).isNotEqualTo(code).doesNotMatch(".*\\p{IsHan}.*");
        });
    }
}
