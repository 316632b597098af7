package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void without_words_it_is_the_data_folder_here_and_port_8080() {
        assertThat(Options.of()).isEqualTo(new Options(Path.of("data").toAbsolutePath(), 8080, false));
    }

    @Test
    void folder_and_port_may_be_said_in_any_order() {
        assertThat(Options.of("--port", "9000", "--data", "/srv/our data"))
                .isEqualTo(new Options(Path.of("/srv/our data"), 9000, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --port         | --port needs a number
            --port 0       | --port needs a number
            --port 65536   | --port needs a number
            --port eighty  | --port needs a number
            --data         | --data needs a folder
            --colour red   | Unknown option --colour
            """)
    void what_cannot_be_meant_is_refused_in_one_sentence(String words, String sentence) {
        assertThatThrownBy(() -> Options.of(List.of(words.split(" ")).toArray(String[]::new)))
                .isInstanceOf(StartFailure.class).hasMessageStartingWith(sentence);
    }
}
