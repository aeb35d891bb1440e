package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.cloudwatch.Alarms;
import dev.headgate.simulator.environment.service.CloudConditions;
import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.environment.service.TaskDefinitions;
import dev.headgate.states.time.EventLoop;
import java.time.Instant;

/** What every service deployment of an account stands in. */
record Surroundings(
        EventLoop loop,
        Tempo tempo,
        Identifiers identifiers,
        TaskDefinitions taskDefinitions,
        Alarms alarms,
        CloudConditions conditions,
        EcsConditions readings,
        EcsEvents events,
        HookFunctions functions) {

    Instant now() {
        return loop.instant();
    }
}
