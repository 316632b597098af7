/** See the README of this module. */
@NullMarked
package union.embedded;

import org.jspecify.annotations.NullMarked;
