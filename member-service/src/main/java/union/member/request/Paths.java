package union.member.request;

import union.platform.unit.UnitId;
import union.platform.web.Problem;

/** Reads what stands in the path of a request: what names nothing is not found. */
public final class Paths {
    private Paths() {}

    public static UnitId unit(String text) {
        try {
            return new UnitId(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
