package union.member.person;

import java.util.regex.Pattern;

/** The form of a person's opaque id: chosen by the client (a UUID or a short code), meaning nothing by itself. */
public final class PersonId {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private PersonId() {}

    public static boolean wellFormed(String id) {
        return FORM.matcher(id).matches();
    }
}
