/** The traffic backend that is ECS itself: nobody else knows its service deployments, their stages or their hooks. */
@NullMarked
package dev.headgate.traffic.ecs;

import org.jspecify.annotations.NullMarked;
