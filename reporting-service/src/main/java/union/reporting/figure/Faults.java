package union.reporting.figure;

import java.util.List;
import union.platform.web.Problem;

/** What is malformed in a question, as the 400 that clients see; the texts stand in this service's bundles. */
public final class Faults {
    private Faults() {}

    public static Problem problem(List<Fault> faults) {
        return Problem.malformed(faults.stream()
                .map(fault -> new Problem.Place(fault.pointer(), "fault." + fault.code(), fault.values())).toList());
    }
}
