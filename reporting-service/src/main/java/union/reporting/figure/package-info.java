/** Reading a figure: a question, the slots it covers, the amount it comes to. */
@NullMarked
package union.reporting.figure;

import org.jspecify.annotations.NullMarked;
