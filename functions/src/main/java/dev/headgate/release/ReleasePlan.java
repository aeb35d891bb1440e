package dev.headgate.release;

import java.util.List;

/** What planning a trigger came to. */
public sealed interface ReleasePlan {

    /** Deploy these waves, one after the other. */
    record Deploy(Release release, List<Wave> waves) implements ReleasePlan {
        public Deploy {
            waves = List.copyOf(waves);
        }
    }

    /**
     * The trigger was not for us, or has been acted on before.
     *
     * @param toTell whether somebody may wonder why nothing was released
     */
    record NothingToDeploy(String reason, boolean toTell) implements ReleasePlan {

        /** Of what nobody wonders about. */
        public NothingToDeploy(String reason) {
            this(reason, false);
        }
    }

    /**
     * Another release has been started by the same trigger, and whoever asks waits for its end.
     *
     * @param releaseId the other release's
     * @param deploymentIds of its waves, in their order
     * @param seconds to wait before looking at it
     */
    record Follow(String releaseId, List<List<String>> deploymentIds, int seconds) implements ReleasePlan {
        public Follow {
            deploymentIds = List.copyOf(deploymentIds);
        }
    }

    /** Deployments that run side by side. */
    record Wave(int number, List<DeploymentPlan> deployments) {
        public Wave {
            deployments = List.copyOf(deployments);
        }
    }
}
