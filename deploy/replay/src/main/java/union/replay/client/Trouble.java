package union.replay.client;

/** Why a replay cannot go on, in one sentence for a person. */
public final class Trouble extends RuntimeException {
    public Trouble(String sentence) {
        super(sentence);
    }
}
