/** See the README of this module. */
@NullMarked
package union.member;

import org.jspecify.annotations.NullMarked;
