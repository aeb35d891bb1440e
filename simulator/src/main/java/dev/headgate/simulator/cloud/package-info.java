/** CodeDeploy, ECS, load balancing and CloudWatch of one target account. */
@NullMarked
package dev.headgate.simulator.cloud;

import org.jspecify.annotations.NullMarked;
