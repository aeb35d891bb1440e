package dev.headgate.deployment;

import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.config.Strategy;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.ExampleConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The example deployment to prod by other rules, and what is seen of it; each test states only what differs. */
final class Sample {

    static final Instant START = ExampleDeployment.OPENED;
    static final String CODE_DEPLOY_ID = ExampleDeployment.CODE_DEPLOY_ID;
    static final String BLUE_REVISION = ExampleDeployment.BLUE.taskDefinition();
    static final String GREEN_REVISION = ExampleDeployment.GREEN_REVISION;
    static final String BLUE_GROUP = ExampleDeployment.BLUE.targetGroup();
    static final String GREEN_GROUP =
            "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-prod-2/fedcba9876543210";
    static final Duration BAKE = Duration.ofMinutes(10);

    /** So long after traffic had moved, the bake is over by whichever clock. */
    static final Duration BAKED = BAKE.plus(BakeRule.CLOCKS_APART);

    static final ReleaseRules RULES = new ReleaseRules(
            new Strategy.Linear(10, Duration.ofMinutes(1)),
            BAKE,
            List.of(),
            List.of("web-prod-5xx"),
            Optional.empty(),
            Duration.ofHours(24));

    private Sample() {}

    static ReleaseRules withGate(Gate.Before before) {
        Gate gate = new Gate(before, List.of("alice"), Duration.ofHours(2));
        return new ReleaseRules(
                RULES.strategy(), BAKE, List.of(gate), RULES.alarms(), Optional.empty(), RULES.turnTimeout());
    }

    static ReleaseRules blockingFindingsFrom(Severity severity) {
        return new ReleaseRules(
                RULES.strategy(), BAKE, List.of(), RULES.alarms(), Optional.of(severity), RULES.turnTimeout());
    }

    static DeploymentPlan plan(ReleaseRules rules) {
        return plan(rules, false);
    }

    static DeploymentPlan plan(ReleaseRules rules, boolean rollback) {
        Environment prod = ExampleConfiguration.web().environment("prod").orElseThrow();
        return ExampleDeployment.plan(
                ExampleDeployment.release("Fix the checkout", "alice", START, rollback),
                new Environment(prod.name(), prod.wave(), prod.target(), rules));
    }

    static Deployment opened(ReleaseRules rules) {
        return ExampleDeployment.opened(plan(rules));
    }

    static Deployment started(ReleaseRules rules) {
        return ExampleDeployment.started(opened(rules), START);
    }

    static Deployment started() {
        return started(RULES);
    }

    static TaskSet blue(TaskSet.Status status, int healthy) {
        return new TaskSet(
                "ecs-svc/1", status, BLUE_REVISION, Optional.empty(), BLUE_GROUP, 4, 4, 0, healthy, healthy == 4);
    }

    static TaskSet green(TaskSet.Status status, int healthy) {
        return new TaskSet(
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

    static ServiceView view(
            List<TaskSet> taskSets, int greenWeight, Optional<String> activeDeployment, List<String> alarmsInAlarm) {
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
    static ServiceView shifting(int greenWeight) {
        return view(
                List.of(blue(TaskSet.Status.PRIMARY, 4), green(TaskSet.Status.ACTIVE, 4)),
                greenWeight,
                Optional.of(CODE_DEPLOY_ID),
                List.of());
    }

    /** The record as the look itself has noted it. */
    static Deployment noting(Deployment deployment, Observation look, Instant now) {
        return deployment.seeing(Troubles.after(deployment, look, now));
    }

    /** Only blue, serving all, nothing going on. */
    static ServiceView steadyBlue() {
        return view(List.of(blue(TaskSet.Status.PRIMARY, 4)), 0, Optional.empty(), List.of());
    }

    static DeploymentProgress progress(DeploymentProgress.Status status) {
        return new DeploymentProgress(
                CODE_DEPLOY_ID, status, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    static Observation seen(DeploymentProgress.Status status, ServiceView view) {
        return new Observation(progress(status), view);
    }
}
