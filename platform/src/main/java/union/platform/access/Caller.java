package union.platform.access;

/** Who calls: the token's subject (a person's opaque id, or a client's) and whether it operates the installation. */
public record Caller(String subject, boolean operator) {
    public static final Caller NOBODY = new Caller("", false);

    public boolean signedIn() {
        return !subject.isEmpty();
    }
}
