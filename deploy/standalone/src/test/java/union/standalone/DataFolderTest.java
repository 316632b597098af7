package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temp = Path.of("");

    @Test
    void a_new_folder_is_made_with_its_log_folder() {
        var folder = DataFolder.open(temp.resolve("our data"));
        assertThat(folder.log().getParent()).isDirectory();
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws Exception {
        var file = Files.writeString(temp.resolve("file"), "in the way");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data"))).isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString()).hasMessageEndingWith("choose another with --data.");
    }

    @Test
    void too_little_room_is_refused_with_what_there_is_and_what_is_needed() {
        assertThatThrownBy(() -> DataFolder.requireSpace(temp, 400L * 1024 * 1024)).isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Only 400 MiB are free at " + temp + " and 500 are needed");
        assertThatCode(() -> DataFolder.requireSpace(temp, DataFolder.FREE_BYTES_MIN)).doesNotThrowAnyException();
    }

    @Test
    void the_operators_credential_is_made_once_and_only_its_owner_reads_it() throws Exception {
        var made = OperatorCredential.in(temp);
        assertThat(made.clientId()).isEqualTo("operator");
        assertThat(made.clientSecret()).hasSizeGreaterThan(40);
        assertThat(OperatorCredential.in(temp)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("operator.json"))))
                .isEqualTo("rw-------");
        assertThat(made.toString()).doesNotContain(made.clientSecret());
    }

    @Test
    void a_damaged_credential_is_named_with_what_to_do() throws Exception {
        Files.writeString(temp.resolve("operator.json"), "{\"clientId\": ");
        assertThatThrownBy(() -> OperatorCredential.in(temp)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("operator.json is damaged: delete it");
    }
}
