package union.replay.source;

/** A case file that cannot be replayed, with one sentence that says where and why. */
public final class CaseRefused extends RuntimeException {
    public CaseRefused(String sentence) {
        super(sentence);
    }
}
