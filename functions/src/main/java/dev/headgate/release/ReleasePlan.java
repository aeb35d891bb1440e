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

    /** The trigger was not for us, or has been acted on before. */
    record NothingToDeploy(String reason) implements ReleasePlan {}

    /** Deployments that run side by side. */
    record Wave(int number, List<DeploymentPlan> deployments) {
        public Wave {
            deployments = List.copyOf(deployments);
        }
    }
}
