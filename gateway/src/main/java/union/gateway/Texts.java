package union.gateway;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The gateway's words for people, in Chinese (中文, the default) or English as {@code Accept-Language} asks. */
final class Texts {
    private static final Locale DEFAULT = Locale.SIMPLIFIED_CHINESE;
    private static final List<Locale> SPOKEN = List.of(DEFAULT, Locale.CHINESE, Locale.ENGLISH);
    /** Longer wishes are not read: the header is a stranger's, and sorting it costs. */
    private static final int ACCEPT_LANGUAGE_CHARACTERS_MAX = 256;

    private Texts() {}

    static Locale locale(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > ACCEPT_LANGUAGE_CHARACTERS_MAX) {
            return DEFAULT;
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return Locale.ENGLISH.equals(found) ? Locale.ENGLISH : DEFAULT;
        } catch (IllegalArgumentException _) {
            return DEFAULT;   // a header that is no language list is no wish
        }
    }

    static String text(String key, Locale locale, List<String> values) {
        var bundle = ResourceBundle.getBundle("gateway-messages", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale).format(values.toArray());
    }
}
