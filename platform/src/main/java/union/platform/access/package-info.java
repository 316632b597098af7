/** Ownership: who may act on and read what, decided in one place before any handler runs. */
@NullMarked
package union.platform.access;

import org.jspecify.annotations.NullMarked;
