@NullMarked
package union.reporting.service;

import org.jspecify.annotations.NullMarked;
