package dev.headgate.simulator.environment.ecs;

import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;

/**
 * The lifecycle stages of a service deployment, in order. The SDK's list of a deployment's stages lacks {@code
 * PRE_PRODUCTION_TRAFFIC_SHIFT}: a client sees it only as text.
 */
enum Stage {
    RECONCILE_SERVICE,
    PRE_SCALE_UP,
    SCALE_UP,
    POST_SCALE_UP,
    TEST_TRAFFIC_SHIFT,
    POST_TEST_TRAFFIC_SHIFT,
    PRE_PRODUCTION_TRAFFIC_SHIFT,
    PRODUCTION_TRAFFIC_SHIFT,
    POST_PRODUCTION_TRAFFIC_SHIFT,
    BAKE_TIME,
    CLEAN_UP;

    /** Whether traffic moves in it; it is run through in a rollback too, so that nothing may pause there. */
    boolean movesTraffic() {
        return this == TEST_TRAFFIC_SHIFT || this == PRODUCTION_TRAFFIC_SHIFT;
    }

    /** Whether hooks at this stage are told of weights. */
    boolean tellsWeights() {
        return movesTraffic() || this == PRE_PRODUCTION_TRAFFIC_SHIFT;
    }

    boolean is(DeploymentLifecycleHookStage other) {
        return name().equals(other.toString());
    }
}
