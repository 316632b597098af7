/** See the README of this module. */
@NullMarked
package union.gateway;

import org.jspecify.annotations.NullMarked;
