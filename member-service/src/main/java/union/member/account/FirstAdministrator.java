package union.member.account;

/**
 * Published once, as an application event, when an installation starts for the first time: how its first administrator
 * (首位管理员) signs in. Whoever started the installation shows it to the person in front of it; nothing logs it.
 */
public record FirstAdministrator(String username, String oneTimePassword) {
    @Override public String toString() {
        return "the first administrator, " + username;
    }
}
