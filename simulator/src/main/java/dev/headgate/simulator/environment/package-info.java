/**
 * CodeDeploy, ECS, load balancing and CloudWatch of one target account.
 *
 * <p>More than 25 classes: four services of AWS share the state of one account, and each answer of theirs is described by its own class.
 */
@NullMarked
package dev.headgate.simulator.environment;

import org.jspecify.annotations.NullMarked;
