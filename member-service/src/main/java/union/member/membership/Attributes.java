package union.member.membership;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is said of a member for the figures: one employment category, in service or retired, any number of identity
 * flags (身份标记: model worker, returned overseas, disabled …), and the site (校区) if the unit tells sites apart.
 */
public record Attributes(
        Employment employment, Service service, SortedSet<String> identities, Optional<String> site) {
    public static final int IDENTITIES_MAX = 20;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public Attributes {
        identities = codes(identities);
        site.ifPresent(Attributes::checkCode);
    }

    static Attributes of(Employment employment) {
        return new Attributes(employment, Service.IN_SERVICE, new TreeSet<>(), Optional.empty());
    }

    /** Sorted, without repeats, each a code of at most 40 lower-case letters, digits and {@code _}. */
    static SortedSet<String> codes(Collection<String> identities) {
        if (identities.size() > IDENTITIES_MAX)
            throw new IllegalArgumentException("a member has at most " + IDENTITIES_MAX + " identities");
        identities.forEach(Attributes::checkCode);
        return Collections.unmodifiableSortedSet(new TreeSet<>(identities));
    }

    static void checkCode(String code) {
        if (!isCode(code)) throw new IllegalArgumentException("not a code: " + code);
    }

    static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    Attributes with(Employment changed) {
        return new Attributes(changed, service, identities, site);
    }

    Attributes with(Service changed) {
        return new Attributes(employment, changed, identities, site);
    }

    Attributes withIdentities(SortedSet<String> changed) {
        return new Attributes(employment, service, changed, site);
    }

    Attributes withSite(Optional<String> changed) {
        return new Attributes(employment, service, identities, changed);
    }
}
