package dev.headgate.traffic.codedeploy;

import dev.headgate.config.Target;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.testing.Example;

/** A plan to deploy one image of the service web to prod. */
public final class SamplePlan {

    public static final Image IMAGE = Example.IMAGE;

    public static final Target TARGET =
            Example.web().environment("prod").orElseThrow().target();

    private SamplePlan() {}

    public static DeploymentPlan requestedBy(String person, boolean rollback) {
        return Example.plan(Example.release("reason", person, Example.OPENED, rollback), "prod");
    }
}
