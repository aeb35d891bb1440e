package dev.headgate.notification;

import dev.headgate.config.Environment;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Start;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.ExampleConfiguration;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deployments of web, at the stations that messages are about. */
final class ExampleDeployment {

    static final Instant OPENED = Instant.parse("2026-03-02T10:15:00Z");
    static final Instant ENDED = OPENED.plusSeconds(42 * 60 + 5);

    private static final String EXECUTION =
            "arn:aws:states:us-east-1:111122223333:execution:headgate-deployment:web-prod-1";

    private ExampleDeployment() {}

    static Release release(String reason, String requestedBy) {
        return new Release(
                "r1",
                "web",
                new Image(ExampleConfiguration.WEB_URI, "sha256:" + "7f".repeat(32), Optional.of("1.4.0")),
                false,
                reason,
                requestedBy,
                Instant.parse("2026-03-02T10:14:30Z"),
                "arn:aws:states:us-east-1:111122223333:execution:headgate-release:r1");
    }

    static DeploymentPlan plan(Release release, String environmentName) {
        Environment environment =
                ExampleConfiguration.web().environment(environmentName).orElseThrow();
        return new DeploymentPlan(
                "web-" + environmentName + "-1", release, environment, "web", 8080, "CodeDeployDefault.ECSAllAtOnce");
    }

    static Deployment opened(String environment) {
        return opened(plan(release("Fix the checkout", "alice"), environment));
    }

    static Deployment opened(DeploymentPlan plan) {
        return Deployment.open(plan, EXECUTION, OPENED);
    }

    /** In prod, with green being made. */
    static Deployment started() {
        Start.Blue blue = new Start.Blue(
                "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:41",
                "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-prod-1/0123456789abcdef",
                ExampleConfiguration.WEB_URI + ":1.3.9");
        return opened("prod")
                .intending("headgate:web-prod-1", OPENED.plusSeconds(60), blue, List.of())
                .registered("arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:42")
                .created("d-ABCDEF123");
    }

    static Cause cause(Cause.Kind kind, String reason) {
        return new Cause(kind, reason, ENDED.minusSeconds(120));
    }

    static Deployment closed(Deployment deployment, Outcome outcome, String reason, String serving) {
        return deployment.closed(new Closing(outcome, reason, serving, ENDED));
    }
}
