/**
 * The whole federation in one process (单机部署): the embedded pair, every service and the gateway, each as in a
 * cluster, started together and stopped in order. It holds no rule of the domain and nothing that a service needs.
 */
@NullMarked
package union.standalone;

import org.jspecify.annotations.NullMarked;
