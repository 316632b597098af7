/** Signing in and tokens: the OpenID provider of the federation, its login pages, sessions, codes and signing keys. */
@NullMarked
package union.member.account.signin;

import org.jspecify.annotations.NullMarked;
