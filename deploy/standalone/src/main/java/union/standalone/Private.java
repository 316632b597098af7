package union.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What only its owner may read and write, where the file system knows owners. */
final class Private {

    private Private() {}

    static FileAttribute<?>[] folder(Path near) {
        return attributes(near, "rwx------");
    }

    static FileAttribute<?>[] file(Path near) {
        return attributes(near, "rw-------");
    }

    /** Whether others than the owner may read or write the file. */
    static boolean isOpen(Path file) throws IOException {
        return knowsOwners(file)
                && Files.getPosixFilePermissions(file).stream().anyMatch(p -> !p.name().startsWith("OWNER"));
    }

    private static FileAttribute<?>[] attributes(Path near, String mode) {
        return knowsOwners(near)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsOwners(Path near) {
        return near.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
