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

    /** Deployments that run side by side. */
    record Wave(int number, List<DeploymentPlan> deployments) {
        public Wave {
            deployments = List.copyOf(deployments);
        }
    }
}
