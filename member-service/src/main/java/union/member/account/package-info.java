/** Accounts: the names and passwords under which people reach the federation, and who may hand them out. */
@NullMarked
package union.member.account;

import org.jspecify.annotations.NullMarked;
