package dev.headgate.traffic.codedeploy;

import dev.headgate.config.Target;
import dev.headgate.deployment.ExampleDeployment;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.ExampleConfiguration;
import dev.headgate.release.Image;

/** A plan to deploy one image of the service web to prod. */
public final class SamplePlan {

    public static final Image IMAGE = ExampleDeployment.IMAGE;

    public static final Target TARGET =
            ExampleConfiguration.web().environment("prod").orElseThrow().target();

    private SamplePlan() {}

    public static DeploymentPlan requestedBy(String person, boolean rollback) {
        return ExampleDeployment.plan(
                ExampleDeployment.release("reason", person, ExampleDeployment.OPENED, rollback), "prod");
    }
}
