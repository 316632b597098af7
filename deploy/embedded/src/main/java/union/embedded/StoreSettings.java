package union.embedded;

import java.time.Duration;

/**
 * What may differ between a store that serves a machine and one in a test.
 *
 * @param cacheMegabytes memory for pages that were read, in MiB
 * @param freeBytesMin   with less free space on the disk, changes are refused; a checkpoint needs room
 * @param answerIdleMax  an answer that its client does not go on fetching for so long is given up
 */
record StoreSettings(int cacheMegabytes, long freeBytesMin, Duration answerIdleMax) {
    static final StoreSettings USUAL = new StoreSettings(48, 256L << 20, Duration.ofMinutes(10));
}
