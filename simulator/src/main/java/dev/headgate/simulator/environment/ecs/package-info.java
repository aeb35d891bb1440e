/**
 * Amazon ECS, as its clients see it, and how it moves the traffic of services by itself: by service deployments that run
 * through stages, shift weights on a listener's rule, ask hooks, and go back.
 *
 * <p>{@link dev.headgate.simulator.environment.ecs.EcsConditions} has a switch for each thing that AWS documents nowhere.
 *
 * <p>More than 25 classes: the API tells of a deployment all that its way through the stages knows. In two packages, half of
 * them would have to be public for the other; in one, three are.
 */
@NullMarked
package dev.headgate.simulator.environment.ecs;

import org.jspecify.annotations.NullMarked;
