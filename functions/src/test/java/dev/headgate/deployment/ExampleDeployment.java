package dev.headgate.deployment;

import dev.headgate.config.Environment;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.ExampleConfiguration;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deployments of web, as {@link ExampleConfiguration} has it, at the stations that tests are about. */
public final class ExampleDeployment {

    public static final Instant OPENED = Instant.parse("2026-03-02T10:15:00Z");
    public static final Instant ENDED = OPENED.plusSeconds(42 * 60 + 5);

    public static final Image IMAGE =
            new Image(ExampleConfiguration.WEB_URI, "sha256:" + "7f".repeat(32), Optional.of("1.4.0"));
    public static final Start.Blue BLUE = new Start.Blue(
            "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:41",
            "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-prod-1/0123456789abcdef",
            ExampleConfiguration.WEB_URI + ":1.3.9");
    public static final String GREEN_REVISION = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:42";
    public static final String CODE_DEPLOY_ID = "d-ABCDEF123";

    private static final String EXECUTIONS = "arn:aws:states:us-east-1:111122223333:execution:";

    private ExampleDeployment() {}

    public static Release release(String reason, String requestedBy) {
        return release(reason, requestedBy, OPENED.minusSeconds(30), false);
    }

    public static Release release(String reason, String requestedBy, Instant requestedAt, boolean rollback) {
        return new Release(
                "r1", "web", IMAGE, rollback, reason, requestedBy, requestedAt, EXECUTIONS + "headgate-release:r1");
    }

    public static DeploymentPlan plan(Release release, String environment) {
        return plan(release, ExampleConfiguration.web().environment(environment).orElseThrow());
    }

    public static DeploymentPlan plan(Release release, Environment environment) {
        return plan("web-" + environment.name() + "-1", release, environment);
    }

    public static DeploymentPlan plan(String deploymentId, Release release, Environment environment) {
        return new DeploymentPlan(
                deploymentId, release, environment, "web", 8080, "CodeDeployDefault.ECSCanary10Percent5Minutes");
    }

    public static Deployment opened(String environment) {
        return opened(plan(release("Fix the checkout", "alice"), environment));
    }

    public static Deployment opened(DeploymentPlan plan) {
        return Deployment.open(plan, EXECUTIONS + "headgate-deployment:" + plan.deploymentId(), OPENED);
    }

    /** In prod, with green being made. */
    public static Deployment started() {
        return started(opened("prod"), OPENED.plusSeconds(60));
    }

    /** Intent written, revision registered, CodeDeploy at work. */
    public static Deployment started(Deployment opened, Instant at) {
        return opened.intending("headgate:" + opened.id(), at, BLUE, List.of())
                .registered(GREEN_REVISION)
                .created(CODE_DEPLOY_ID);
    }

    public static Cause cause(Cause.Kind kind, String reason) {
        return new Cause(kind, reason, ENDED.minusSeconds(120));
    }

    public static Deployment closed(Deployment deployment, Outcome outcome, String reason, String serving) {
        return deployment.closed(new Closing(outcome, reason, serving, ENDED));
    }
}
