package dev.headgate.traffic;

import dev.headgate.config.Environment;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.config.Target;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A plan to deploy one image of the service web to prod. */
final class SamplePlan {

    static final Image IMAGE = new Image(
            "444455556666.dkr.ecr.eu-west-1.amazonaws.com/web", "sha256:" + "ab".repeat(32), Optional.empty());

    static final Target TARGET = new Target(
            "111122223333",
            "eu-west-1",
            "headgate-prod",
            "web-prod",
            "web-prod",
            "web-prod",
            "arn:aws:iam::111122223333:role/headgate-deploy-prod",
            "headgate-prod");

    private SamplePlan() {}

    static DeploymentPlan requestedBy(String person, boolean rollback) {
        Release release = new Release(
                "r-1",
                "web",
                IMAGE,
                rollback,
                "reason",
                person,
                Instant.parse("2026-03-02T09:00:00Z"),
                "arn:aws:states:eu-west-1:444455556666:execution:release:r-1");
        ReleaseRules rules = new ReleaseRules(
                new Strategy.AllAtOnce(),
                Duration.ofMinutes(5),
                List.of(),
                List.of(),
                Optional.empty(),
                Duration.ofHours(1));
        return new DeploymentPlan(
                "r-1-prod",
                release,
                new Environment("prod", 1, TARGET, rules),
                "app",
                8080,
                "CodeDeployDefault.ECSAllAtOnce");
    }
}
