/** Reading what a request says, field by field, before anything is decided. */
@NullMarked
package union.member.request;

import org.jspecify.annotations.NullMarked;
