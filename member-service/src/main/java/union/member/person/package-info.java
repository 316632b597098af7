/** The people of the federation, each registered once. */
@NullMarked
package union.member.person;

import org.jspecify.annotations.NullMarked;
