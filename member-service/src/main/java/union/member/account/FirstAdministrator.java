package union.member.account;

/**
 * Published as an application event at every start until its first administrator (首位管理员) has chosen a password: how
 * they sign in. Whoever started the installation shows it to the person in front of it; nothing logs it.
 */
public record FirstAdministrator(String username, String oneTimePassword) {
    @Override public String toString() {
        return "the first administrator, " + username;
    }
}
