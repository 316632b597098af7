/**
 * What the tests of every module share. {@code Backbone} is a store and a broker, {@code IndexCoverage} finds scans,
 * {@code PropertyTest} checks claims over drawn cases, {@code Contracts} keeps the promised samples, {@code Tidy} and
 * {@code Architecture} are the house style and the borders as tests. Each check has a case that it is known to refuse.
 */
@NullMarked
package union.testing;

import org.jspecify.annotations.NullMarked;
