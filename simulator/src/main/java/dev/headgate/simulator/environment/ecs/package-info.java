/**
 * Amazon ECS, as its clients see it, and how it moves the traffic of services by itself: by service deployments that run
 * through stages, shift weights on a listener's rule, ask hooks, and go back.
 *
 * <p>{@link dev.headgate.simulator.environment.ecs.EcsConditions} has a switch for each thing that AWS documents nowhere.
 */
@NullMarked
package dev.headgate.simulator.environment.ecs;

import org.jspecify.annotations.NullMarked;
