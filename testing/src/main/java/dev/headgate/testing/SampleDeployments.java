package dev.headgate.testing;

import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.Severity;
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
        DeploymentPlan plan = Example.plan(id, release, environment(environment));
        return Deployment.open(plan, "arn:aws:states:eu-west-1:111111111111:execution:deployment:" + id, at);
    }

    public static Deployment closed(Deployment deployment, Outcome outcome, Instant at) {
        return deployment.closed(new Closing(outcome, "because", "blue serves", at));
    }

    public static Environment environment(String name) {
        Gate gate = new Gate(Gate.Before.TRAFFIC, List.of("alice"), Duration.ofHours(4));
        return Example.environment(name, rules -> rules.gates(gate).blockingFrom(Optional.of(Severity.HIGH)));
    }
}
