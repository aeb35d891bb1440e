package dev.headgate.testing;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Service;
import dev.headgate.config.Strategy;
import dev.headgate.config.Target;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.Start;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.Origin;
import dev.headgate.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What tests speak of where it does not matter what they speak of: two services, of which web runs in dev, then staging and
 * load side by side, then prod; its release; and deployments at their stations.
 */
public final class Example {

    public static final String ACCOUNT = "111122223333";
    public static final String WEB_URI = ACCOUNT + ".dkr.ecr.us-east-1.amazonaws.com/web";

    public static final Instant OPENED = Instant.parse("2026-03-02T10:15:00Z");
    public static final Instant ENDED = OPENED.plusSeconds(42 * 60 + 5);

    public static final Image IMAGE = new Image(WEB_URI, "sha256:" + "7f".repeat(32), Optional.of("1.4.0"));
    public static final Start.Blue BLUE = new Start.Blue(
            "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:41",
            "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-prod-1/0123456789abcdef",
            WEB_URI + ":1.3.9");
    public static final String BLUE_REVISION = BLUE.taskDefinition();
    public static final String BLUE_GROUP = BLUE.targetGroup();
    public static final String GREEN_REVISION = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:42";
    public static final String GREEN_GROUP =
            "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-prod-2/fedcba9876543210";
    public static final String CODE_DEPLOY_ID = "d-ABCDEF123";

    private static final String EXECUTIONS = "arn:aws:states:us-east-1:111122223333:execution:";
    private static final List<Gate> GATES = List.of(
            new Gate(Gate.Before.DEPLOYMENT, List.of("carol"), Duration.ofHours(8)),
            new Gate(Gate.Before.TRAFFIC, List.of("carol", "dan"), Duration.ofMinutes(90)));

    private Example() {}

    public static Configuration configuration() {
        return configuration(web(), worker());
    }

    public static Configuration configuration(Service... services) {
        return new Configuration("", ACCOUNT, "us-east-1", Map.of("carol", "carol@example.com"), List.of(services));
    }

    /** Its configured order is not the waves' order. */
    public static Service web() {
        return service(
                "web",
                "web",
                new Service.ReleaseOn(List.of("web"), List.of("release-*", "*.final")),
                List.of(
                        environment("prod", 3, new Strategy.Canary(10, Duration.ofMinutes(5)), GATES),
                        environment("dev", 1, new Strategy.AllAtOnce(), List.of()),
                        environment("staging", 2, new Strategy.Canary(20, Duration.ofMinutes(4)), List.of()),
                        environment("load", 2, new Strategy.AllAtOnce(), List.of())));
    }

    /** One of web's. */
    public static Environment environment(String name) {
        return web().environment(name).orElseThrow();
    }

    /** One of web's, by other rules. */
    public static Environment environment(String name, UnaryOperator<RulesLike> change) {
        Environment its = environment(name);
        ReleaseRules rules = change.apply(new RulesLike(its.rules())).rules();
        return new Environment(its.name(), its.wave(), its.target(), rules);
    }

    public static Service worker() {
        return service(
                "worker",
                "team/worker",
                new Service.ReleaseOn(List.of("worker"), List.of()),
                List.of(environment("dev", 1, new Strategy.AllAtOnce(), List.of())));
    }

    public static Service service(
            String name, String repository, Service.ReleaseOn releaseOn, List<Environment> environments) {
        return new Service(name, repository, name, 8080, releaseOn, environments);
    }

    private static Environment environment(String name, int wave, Strategy strategy, List<Gate> gates) {
        return new Environment(
                name,
                wave,
                new Target(
                        ACCOUNT,
                        "us-east-1",
                        "headgate-" + name,
                        "web-" + name,
                        new CodeDeployGroup("web-" + name, "web-" + name),
                        "arn:aws:iam::" + ACCOUNT + ":role/headgate-deploy-" + name,
                        "headgate-" + name),
                new ReleaseRules(
                        strategy,
                        Duration.ofMinutes(10),
                        gates,
                        List.of("web-" + name + "-5xx"),
                        Optional.empty(),
                        Duration.ofHours(24)));
    }

    public static Release release(String reason, String requestedBy) {
        return release(reason, requestedBy, OPENED.minusSeconds(30), false);
    }

    public static Release release(String reason, String requestedBy, Instant requestedAt, boolean rollback) {
        return new Release(
                "r1", "web", IMAGE, rollback, reason, requestedBy, requestedAt, EXECUTIONS + "headgate-release:r1");
    }

    /** Of a pipeline's build, with code as of then. */
    public static Release builtAt(Instant codeAt) {
        Release release = release("Execution e-1 succeeded", "pipeline web");
        return new Release(
                release.id(),
                release.service(),
                release.image(),
                false,
                release.reason(),
                release.requestedBy(),
                release.requestedAt(),
                release.executionArn(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(codeAt),
                Optional.empty(),
                Optional.of(Origin.PIPELINE),
                Optional.empty());
    }

    public static DeploymentPlan plan(Release release, String environment) {
        return plan(release, environment(environment));
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
        return opened(plan, OPENED);
    }

    public static Deployment opened(DeploymentPlan plan, Instant at) {
        return Deployment.open(plan, EXECUTIONS + "headgate-deployment:" + plan.deploymentId(), at);
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

    /** What served before, of four tasks, so many of them healthy. */
    public static Revision blue(Revision.Status status, int healthy) {
        return revision("ecs-svc/1", status, BLUE_REVISION, Optional.empty(), BLUE_GROUP, healthy);
    }

    /** Blue's revision, deployed once more by another deployment. */
    public static Revision blueAnew(Revision.Status status, String deploymentId) {
        return revision("ecs-svc/3", status, BLUE_REVISION, Optional.of(deploymentId), BLUE_GROUP, 4);
    }

    /** What comes, of four tasks, so many of them healthy. */
    public static Revision green(Revision.Status status, int healthy) {
        return revision("ecs-svc/2", status, GREEN_REVISION, Optional.of(CODE_DEPLOY_ID), GREEN_GROUP, healthy);
    }

    public static ServiceView view(
            List<Revision> revisions, int greenWeight, Optional<String> activeDeployment, List<String> alarmsInAlarm) {
        return new ServiceView(
                true,
                4,
                revisions,
                Map.of(BLUE_GROUP, 100 - greenWeight, GREEN_GROUP, greenWeight),
                activeDeployment,
                alarmsInAlarm,
                List.of());
    }

    /** With no alarm red. */
    public static ServiceView view(List<Revision> revisions, int greenWeight, Optional<String> activeDeployment) {
        return view(revisions, greenWeight, activeDeployment, List.of());
    }

    /** Only blue, serving all, nothing going on. */
    public static ServiceView onBlue() {
        return view(List.of(blue(Revision.Status.PRIMARY, 4)), 0, Optional.empty());
    }

    /** Both are healthy, CodeDeploy is at work, and green has this share. */
    public static ServiceView shifting(int greenWeight) {
        return view(
                List.of(blue(Revision.Status.PRIMARY, 4), green(Revision.Status.ACTIVE, 4)),
                greenWeight,
                Optional.of(CODE_DEPLOY_ID));
    }

    /** Green serves all, blue is gone, nothing going on. */
    public static ServiceView onGreen() {
        return view(List.of(green(Revision.Status.PRIMARY, 4)), 100, Optional.empty());
    }

    private static Revision revision(
            String id,
            Revision.Status status,
            String taskDefinition,
            Optional<String> deploymentId,
            String targetGroup,
            int healthy) {
        return new Revision(id, status, taskDefinition, deploymentId, targetGroup, 4, 4, 0, healthy, healthy == 4);
    }
}
