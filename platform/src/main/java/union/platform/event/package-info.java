/** Events: CloudEvents on Kafka, relayed from the outbox and read by consumers in their own words. */
@NullMarked
package union.platform.event;

import org.jspecify.annotations.NullMarked;
