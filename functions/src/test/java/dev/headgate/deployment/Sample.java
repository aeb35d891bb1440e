package dev.headgate.deployment;

import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.config.Strategy;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.testing.Example;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The example deployment to prod by other rules, and what is seen of it; each test states only what differs. */
public final class Sample {

    public static final Instant START = Example.OPENED;
    public static final String CODE_DEPLOY_ID = Example.CODE_DEPLOY_ID;
    public static final String BLUE_REVISION = Example.BLUE.taskDefinition();
    public static final String GREEN_REVISION = Example.GREEN_REVISION;
    public static final String BLUE_GROUP = Example.BLUE.targetGroup();
    public static final String GREEN_GROUP =
            "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-prod-2/fedcba9876543210";
    public static final Duration BAKE = Duration.ofMinutes(10);

    /** So long after traffic had moved, the bake is over by whichever clock. */
    public static final Duration BAKED = BAKE.plus(BakeRule.CLOCKS_APART);

    public static final ReleaseRules RULES = new ReleaseRules(
            new Strategy.Linear(10, Duration.ofMinutes(1)),
            BAKE,
            List.of(),
            List.of("web-prod-5xx"),
            Optional.empty(),
            Duration.ofHours(24));

    private Sample() {}

    public static ReleaseRules withGate(Gate.Before before) {
        Gate gate = new Gate(before, List.of("alice"), Duration.ofHours(2));
        return new ReleaseRules(
                RULES.strategy(), BAKE, List.of(gate), RULES.alarms(), Optional.empty(), RULES.turnTimeout());
    }

    public static ReleaseRules blockingFindingsFrom(Severity severity) {
        return new ReleaseRules(
                RULES.strategy(), BAKE, List.of(), RULES.alarms(), Optional.of(severity), RULES.turnTimeout());
    }

    public static DeploymentPlan plan(ReleaseRules rules) {
        return plan(rules, false);
    }

    public static DeploymentPlan plan(ReleaseRules rules, boolean rollback) {
        Environment prod = Example.web().environment("prod").orElseThrow();
        return Example.plan(
                Example.release("Fix the checkout", "alice", START, rollback),
                new Environment(prod.name(), prod.wave(), prod.target(), rules));
    }

    public static Deployment opened(ReleaseRules rules) {
        return Example.opened(plan(rules));
    }

    public static Deployment started(ReleaseRules rules) {
        return Example.started(opened(rules), START);
    }

    public static Deployment started() {
        return started(RULES);
    }

    public static Revision blue(Revision.Status status, int healthy) {
        return new Revision(
                "ecs-svc/1", status, BLUE_REVISION, Optional.empty(), BLUE_GROUP, 4, 4, 0, healthy, healthy == 4);
    }

    public static Revision green(Revision.Status status, int healthy) {
        return new Revision(
                "ecs-svc/2",
                status,
                GREEN_REVISION,
                Optional.of(CODE_DEPLOY_ID),
                GREEN_GROUP,
                4,
                4,
                0,
                healthy,
                healthy == 4);
    }

    public static ServiceView view(
            List<Revision> taskSets, int greenWeight, Optional<String> activeDeployment, List<String> alarmsInAlarm) {
        return new ServiceView(
                true,
                4,
                taskSets,
                Map.of(BLUE_GROUP, 100 - greenWeight, GREEN_GROUP, greenWeight),
                activeDeployment,
                alarmsInAlarm,
                List.of());
    }

    /** Both task sets healthy, green with this weight, CodeDeploy at work. */
    public static ServiceView shifting(int greenWeight) {
        return view(
                List.of(blue(Revision.Status.PRIMARY, 4), green(Revision.Status.ACTIVE, 4)),
                greenWeight,
                Optional.of(CODE_DEPLOY_ID),
                List.of());
    }

    /** The record as the look itself has noted it. */
    public static Deployment noting(Deployment deployment, Observation look, Instant now) {
        return deployment.seeing(Troubles.after(deployment, look, now));
    }

    /** Only blue, serving all, nothing going on. */
    public static ServiceView steadyBlue() {
        return view(List.of(blue(Revision.Status.PRIMARY, 4)), 0, Optional.empty(), List.of());
    }

    public static Progress progress(Progress.Stage status) {
        return new Progress(CODE_DEPLOY_ID, status, Optional.empty(), false, Optional.empty());
    }

    public static Observation seen(Progress.Stage status, ServiceView view) {
        return new Observation(progress(status), view);
    }
}
