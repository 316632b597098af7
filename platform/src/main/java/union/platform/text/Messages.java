package union.platform.text;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Texts for people, in zh-CN (default) and en, from the bundles {@code <service>-messages} and
 * {@code platform-messages}.
 * A text names its values in braces: {@code {unit}}.
 */
public final class Messages {
    public static final Locale DEFAULT = Locale.SIMPLIFIED_CHINESE;
    private final ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();

    public Messages(String... names) {
        bundles.setBasenames(names);
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        bundles.setUseCodeAsDefaultMessage(true);
    }

    /** The text of a code; a code without a text is answered with itself, and a test finds it. */
    public String text(String code, Map<String, String> values, Locale locale) {
        var text = bundles.getMessage(code, null, locale);
        for (var value : values.entrySet()) text = text.replace("{" + value.getKey() + "}", value.getValue());
        return text;
    }

    public String text(String code, Locale locale) {
        return text(code, Map.of(), locale);
    }
}
