package union.embedded;

/**
 * What may differ between a store that serves a machine and one in a test.
 *
 * @param cacheMegabytes memory for pages that were read, in MiB
 * @param freeBytesMin   with less free space on the disk, changes are refused; a checkpoint needs room
 */
record StoreSettings(int cacheMegabytes, long freeBytesMin) {
    static final StoreSettings USUAL = new StoreSettings(48, 256L << 20);
}
