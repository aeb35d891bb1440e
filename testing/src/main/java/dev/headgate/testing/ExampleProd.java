package dev.headgate.testing;

import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.Troubles;
import dev.headgate.release.DeploymentPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The example deployment to prod by other rules, and what is seen of it; each test states only what differs. */
public final class ExampleProd {

    public static final Duration BAKE = Duration.ofMinutes(10);

    /** So long after traffic had moved, the bake is over by whichever clock. */
    public static final Duration BAKED = BAKE.plusSeconds(10);

    public static final ReleaseRules RULES = new ReleaseRules(
            new Strategy.Linear(10, Duration.ofMinutes(1)),
            BAKE,
            List.of(),
            List.of("web-prod-5xx"),
            Optional.empty(),
            Duration.ofHours(24));

    private ExampleProd() {}

    public static ReleaseRules withGate(Gate.Before before) {
        Gate gate = new Gate(before, List.of("alice"), Duration.ofHours(2));
        return new RulesLike(RULES).gates(gate).rules();
    }

    public static ReleaseRules blockingFindingsFrom(Severity severity) {
        return new RulesLike(RULES).blockingFrom(Optional.of(severity)).rules();
    }

    public static DeploymentPlan plan(ReleaseRules rules) {
        return plan(rules, false);
    }

    public static DeploymentPlan plan(ReleaseRules rules, boolean rollback) {
        return Example.plan(
                Example.release("Fix the checkout", "alice", Example.OPENED, rollback),
                Example.environment("prod", unused -> new RulesLike(rules)));
    }

    public static Deployment opened(ReleaseRules rules) {
        return Example.opened(plan(rules));
    }

    public static Deployment started(ReleaseRules rules) {
        return Example.started(opened(rules), Example.OPENED);
    }

    public static Deployment started() {
        return started(RULES);
    }

    /** The record as the look itself has noted it. */
    public static Deployment noting(Deployment deployment, Observation look, Instant now) {
        return deployment.seeing(Troubles.after(deployment, look, now));
    }

    public static Progress progress(Progress.Stage status) {
        return new Progress(Example.CODE_DEPLOY_ID, status, Optional.empty(), false, Optional.empty());
    }

    public static Observation seen(Progress.Stage status, ServiceView view) {
        return new Observation(progress(status), view);
    }
}
