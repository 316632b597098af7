package union.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
    void a_folder_has_one_process_at_a_time_and_what_a_dead_one_left_behind_is_gone() throws Exception {
        Files.writeString(temp.resolve("running"), "http://localhost:1\n");
        var folder = DataFolder.open(temp);
        assertThat(folder.running()).doesNotExist();
        Files.writeString(folder.running(), "http://localhost:2\n");

        assertThatThrownBy(() -> DataFolder.open(temp)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("is in use by another running process");

        assertThat(folder.running()).exists();
    }

    @Test
    void a_new_folder_is_its_owners_alone() throws Exception {
        var folder = DataFolder.open(temp.resolve("our data"));
        for (var made : List.of(folder.path(), folder.log().getParent())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
        }
    }

    @Test
    void a_credential_that_others_can_read_is_not_used() throws Exception {
        OperatorCredential.in(temp);
        Files.setPosixFilePermissions(temp.resolve("operator.json"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> OperatorCredential.in(temp)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("operator.json can be read by others");
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
        Files.setPosixFilePermissions(temp.resolve("operator.json"), PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> OperatorCredential.in(temp)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("operator.json is damaged: delete it");
    }
}
