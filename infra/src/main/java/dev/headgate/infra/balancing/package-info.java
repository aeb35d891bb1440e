/** How requests reach a service: load balancers of one service or of several, their listeners and rules, and target groups. */
@NullMarked
package dev.headgate.infra.balancing;

import org.jspecify.annotations.NullMarked;
