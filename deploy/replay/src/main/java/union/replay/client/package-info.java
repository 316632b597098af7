/** Enters a plan through the public door of the federation, as its officers would, and reads the figures back. */
@NullMarked
package union.replay.client;

import org.jspecify.annotations.NullMarked;
