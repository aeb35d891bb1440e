/** Amazon ECS, as its clients see it. */
@NullMarked
package dev.headgate.simulator.environment.ecs;

import org.jspecify.annotations.NullMarked;
