package dev.headgate.deployment;

import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.config.Strategy;
import dev.headgate.config.Target;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plausible deployment and what is seen of it; each test states only what differs. */
final class Sample {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final String CODE_DEPLOY_ID = "d-GREEN0001";
    static final String BLUE_REVISION = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:7";
    static final String GREEN_REVISION = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:8";
    static final String BLUE_GROUP = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-1/aaa";
    static final String GREEN_GROUP = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-2/bbb";
    static final Duration BAKE = Duration.ofMinutes(10);

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
        Target target = new Target(
                "111122223333",
                "us-east-1",
                "headgate-prod",
                "web-prod",
                "web-prod",
                "web-prod",
                "arn:aws:iam::111122223333:role/headgate-deploy-prod",
                "headgate-prod");
        Image image = new Image(
                "999988887777.dkr.ecr.us-east-1.amazonaws.com/web", "sha256:" + "ab".repeat(32), Optional.of("v2"));
        Release release = new Release(
                "r1",
                "web",
                image,
                rollback,
                "faster search",
                "carol",
                START,
                "arn:aws:states:us-east-1:999988887777:execution:release:r1");
        return new DeploymentPlan(
                "web-prod-0123456789ab",
                release,
                new Environment("prod", 3, target, rules),
                "web",
                8080,
                "CodeDeployDefault.ECSLinear10PercentEvery1Minutes");
    }

    static Deployment opened(ReleaseRules rules) {
        return Deployment.open(
                plan(rules), "arn:aws:states:us-east-1:999988887777:execution:deployment:web-prod-0123456789ab", START);
    }

    /** Intent written, revision registered, CodeDeploy at work. */
    static Deployment started(ReleaseRules rules) {
        Start.Blue blue = new Start.Blue(BLUE_REVISION, BLUE_GROUP, "web@sha256:old");
        return opened(rules)
                .intending("headgate:web-prod-0123456789ab", START, blue, List.of())
                .registered(GREEN_REVISION)
                .created(CODE_DEPLOY_ID);
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
