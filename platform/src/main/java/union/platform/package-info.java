/** What a service imports to stand on the platform. */
@NullMarked
package union.platform;

import org.jspecify.annotations.NullMarked;
