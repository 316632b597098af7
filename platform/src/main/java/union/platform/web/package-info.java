/** HTTP: answers, problems, conditional requests, pages. */
@NullMarked
package union.platform.web;

import org.jspecify.annotations.NullMarked;
