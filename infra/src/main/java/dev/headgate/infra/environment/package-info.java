/** The stacks of an environment's account: network, services, the role that deploys into it, alarms. */
@NullMarked
package dev.headgate.infra.environment;

import org.jspecify.annotations.NullMarked;
