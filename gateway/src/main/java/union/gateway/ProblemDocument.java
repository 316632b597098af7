package union.gateway;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** The wire form of a {@link Trouble}: RFC 9457 problem details with the same members as every service's answers. */
record ProblemDocument(String type, String title, int status, String detail, String instance) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static ProblemDocument of(TroubleException thrown, String instance, Locale locale) {
        var trouble = thrown.trouble();
        var title = Texts.text(trouble.titleKey(), locale, thrown.values());
        var detail = Texts.text(trouble.detailKey(), locale, thrown.values());
        return new ProblemDocument(trouble.type(), title, trouble.status(), detail, instance);
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }
}
