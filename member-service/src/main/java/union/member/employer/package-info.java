/** Enterprises, departments and work teams: who employs the members, and how many people that is. */
@NullMarked
package union.member.employer;

import org.jspecify.annotations.NullMarked;
