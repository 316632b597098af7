package union.standalone;

/** Why the federation does not start here. The message is one sentence for people: what is wrong and what to do. */
final class StartFailure extends RuntimeException {

    StartFailure(String sentence) {
        super(sentence);
    }

    StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
