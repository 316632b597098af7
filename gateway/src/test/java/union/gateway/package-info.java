/** The gateway through real HTTP, before small foreign services. */
@NullMarked
package union.gateway;

import org.jspecify.annotations.NullMarked;
