/** See the README of this module. */
@NullMarked
package union.reporting;

import org.jspecify.annotations.NullMarked;
