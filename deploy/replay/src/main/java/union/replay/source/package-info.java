/** What a case file says: the tree of a real union and the figures of its year, with the catalogue that names them. */
@NullMarked
package union.replay.source;

import org.jspecify.annotations.NullMarked;
