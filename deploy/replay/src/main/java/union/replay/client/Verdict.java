package union.replay.client;

import union.replay.source.Figure;

/** One line of the report: a figure, and what became of it. */
public record Verdict(Figure figure, Outcome outcome, String unit, int depth, String read) {
    /** What became of a figure. */
    public enum Outcome {
        OK("ok"), MISMATCH("MISMATCH"), SUPPRESSED("suppressed"), UNCOVERED("uncovered");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        @Override public String toString() {
            return word;
        }
    }
}
