package dev.headgate.testing;

import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.config.Strategy;
import dev.headgate.config.Target;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deployments with every member filled in, of which a test names only what matters to it. */
public final class SampleDeployments {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    private SampleDeployments() {}

    /** Of the service web in prod, asked for so many minutes after noon. */
    public static Deployment requestedAt(int minute, String id) {
        return in("prod", minute, id);
    }

    /** A rollback of the service web in prod. */
    public static Deployment rollbackAt(int minute, String id) {
        return of("prod", minute, id, true);
    }

    public static Deployment in(String environment, int minute, String id) {
        return of(environment, minute, id, false);
    }

    private static Deployment of(String environment, int minute, String id, boolean rollback) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        Release release = new Release(
                "release-" + id,
                "web",
                new Image("111111111111.dkr.ecr.eu-west-1.amazonaws.com/web", DIGEST, Optional.of("v" + minute)),
                rollback,
                "image v" + minute + " was pushed",
                "pipeline web",
                at,
                "arn:aws:states:eu-west-1:111111111111:execution:release:" + id);
        DeploymentPlan plan = new DeploymentPlan(
                id, release, environment(environment), "app", 8080, "CodeDeployDefault.ECSCanary10Percent5Minutes");
        return Deployment.open(plan, "arn:aws:states:eu-west-1:111111111111:execution:deployment:" + id, at);
    }

    public static Deployment closed(Deployment deployment, Outcome outcome, Instant at) {
        return deployment.closed(new Closing(outcome, "because", "blue serves", at));
    }

    public static Environment environment(String name) {
        Target target = new Target(
                "222222222222",
                "eu-west-1",
                "cluster",
                "web-" + name,
                "web-" + name,
                "web-" + name,
                "arn:aws:iam::222222222222:role/headgate-deploy-" + name,
                "headgate-" + name);
        ReleaseRules rules = new ReleaseRules(
                new Strategy.Canary(10, Duration.ofMinutes(5)),
                Duration.ofMinutes(15),
                List.of(new Gate(Gate.Before.TRAFFIC, List.of("alice"), Duration.ofHours(4))),
                List.of("web-5xx"),
                Optional.of(Severity.HIGH),
                Duration.ofHours(2));
        return new Environment(name, 1, target, rules);
    }
}
