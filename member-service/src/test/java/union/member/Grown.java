package union.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import union.member.RunningMember.Reply;

/** Units that tests of other features need below a root, founded the whole way through HTTP. */
public final class Grown {
    public static final String FAR = "2015-01-01";
    private static final RunningMember SERVICE = RunningMember.get();
    private static final String CHAIR = "grown-chair";
    private static final String VICE = "grown-vice";

    private Grown() {}

    /** A unit of that kind, founded under the parent on {@link #FAR}. */
    public static String unit(String kind, String parent) {
        var unit = RunningMember.fresh(kind.replace('_', '-'));
        SERVICE.appoint(CHAIR, parent, "chair");
        SERVICE.appoint(VICE, parent, "vice_chair");
        var path = "/units/" + parent + "/structure/" + unit;
        var prepared = SERVICE.put(path, CHAIR, Map.of("kind", kind, "name", kind, "on", FAR));
        assertThat(prepared.status()).isEqualTo(201);
        done(decide(parent, unit, "/submission", Map.of()));
        done(SERVICE.change(path + "/decision", VICE, "/units/" + unit, Map.of("approved", true)));
        done(decide(parent, unit, "/founding", Map.of("on", FAR)));
        return unit;
    }

    /** What the parent decides about a unit below it. */
    public static Reply decide(String parent, String unit, String act, Map<String, ?> body) {
        return SERVICE.change("/units/" + parent + "/structure/" + unit + act, CHAIR, "/units/" + unit, body);
    }

    private static void done(Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(204);
    }
}
