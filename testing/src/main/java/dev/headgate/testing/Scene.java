package dev.headgate.testing;

import dev.headgate.approval.Approvals;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.approval.TaskTokens;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.window.CalendarState;
import dev.headgate.handler.Doors;
import dev.headgate.handler.EndNotice;
import dev.headgate.handler.Freezing;
import dev.headgate.handler.Herald;
import dev.headgate.handler.WindowLook;
import dev.headgate.notification.Message;
import dev.headgate.notification.Notifier;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Execution;
import dev.headgate.release.Image;
import dev.headgate.release.Overruling;
import dev.headgate.release.Release;
import dev.headgate.telemetry.EndLog;
import dev.headgate.telemetry.StructuredLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A release of web to prod (two gates, an alarm) or dev (neither), with all that its steps act through in memory. */
public final class Scene {

    public static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    public static final Image IMAGE = Example.IMAGE;
    public static final String ALARM = "web-prod-5xx";

    private static final String EXECUTIONS = "arn:aws:states:us-east-1:111122223333:execution:headgate-deployment:";

    public final InMemoryDeploymentStore store = new InMemoryDeploymentStore();
    public final InMemoryAskerStore askers = new InMemoryAskerStore();
    public final ScriptedBackend backend = new ScriptedBackend();
    public final InMemoryApprovalStore approvalStore = new InMemoryApprovalStore();
    public final List<Message> mailbox = new ArrayList<>();
    private Instant now = NINE;
    public final InstantSource clock = () -> now;
    public final Approvals approvals = new Approvals(
            approvalStore,
            (token, output) -> TaskTokens.Delivery.DELIVERED,
            mailbox::add,
            new Random(7),
            clock,
            "https://approvals.example.com");

    public final InMemoryNewsStore news = new InMemoryNewsStore(store);

    /** Tokens of the executions that were woken. */
    public final List<String> woken = new ArrayList<>();

    /** What Step Functions says of an execution that is woken. */
    public TaskTokens.Delivery delivery = TaskTokens.Delivery.DELIVERED;

    public final Herald herald = new Herald(
            news,
            (token, output) -> {
                woken.add(token.value());
                return delivery;
            },
            clock);

    public final InMemoryFreezeStore freezes = new InMemoryFreezeStore();

    /** What every change calendar says. */
    public CalendarState calendar = new CalendarState.Open(Optional.empty());

    public final WindowLook windows = new Doors(freezes, name -> calendar);

    public final Freezing freezing = new Freezing(freezes, Example::configuration, mailbox::add, clock);

    /** What the functions' log got. */
    public final List<String> lines = new ArrayList<>();

    public final StructuredLog log = new StructuredLog(clock, lines::add);

    /** By which ends are told. */
    public EndNotice endNotice(Notifier notifier) {
        return new EndNotice(store, askers, approvalStore, notifier, new EndLog(log, "headgate-deployments"));
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public static Release release(boolean rollback) {
        return Example.release("Fix the checkout", "alice", NINE, rollback);
    }

    /** Asked for although production is broken. */
    public static Release overriding(String reason) {
        Release release = release(false);
        return new Release(
                release.id(),
                release.service(),
                release.image(),
                false,
                release.reason(),
                release.requestedBy(),
                release.requestedAt(),
                release.executionArn(),
                release.commit(),
                release.author(),
                Optional.empty(),
                Optional.of(new Overruling(reason)));
    }

    public static DeploymentPlan plan(String deploymentId, Release release, String environmentName) {
        return Example.plan(deploymentId, release, Example.environment(environmentName));
    }

    /** The same environment's deployment, where nobody judges and nobody is asked. */
    public static DeploymentPlan ungated(String environmentName) {
        return with(
                environmentName, rules -> new RulesLike(rules.gates().rules().withJudge(Optional.empty())));
    }

    public static DeploymentPlan with(String environmentName, UnaryOperator<RulesLike> change) {
        return Example.plan(release(false), Example.environment(environmentName, change));
    }

    public static DeploymentPlan plan(String environmentName) {
        return plan("web-" + environmentName + "-1", release(false), environmentName);
    }

    /** Of the deployment with this id. */
    public static Execution execution(String name) {
        return new Execution(EXECUTIONS + name, name, NINE);
    }

    /** What the steps of the execution pass that opened this deployment. */
    public static Optional<String> owner(String deploymentId) {
        return Optional.of(execution(deploymentId).arn());
    }

    /** Registered, with the lock. */
    public Deployment opened(DeploymentPlan plan) {
        Deployment deployment = store.register(
                Deployment.open(plan, execution(plan.deploymentId()).arn(), clock.instant()));
        store.takeTurn(deployment);
        return deployment;
    }

    public Deployment opened() {
        return opened(plan("prod"));
    }

    /** An operator's rollback of prod, {@code back}, which has not looked at anything yet. */
    public Deployment rollback() {
        return store.register(Deployment.open(
                plan("back", release(true), "prod"), execution("back").arn(), NINE));
    }

    public static Deployment closed(Deployment deployment, Outcome outcome) {
        return deployment.closed(new Closing(outcome, "why", "web", NINE));
    }

    /** With CodeDeploy at work on green. */
    public Deployment started(DeploymentPlan plan) {
        return store.save(intended(plan).registered(Example.GREEN_REVISION).created(Example.CODE_DEPLOY_ID));
    }

    public Deployment started() {
        return started(plan("prod"));
    }

    /** With the intent written, and nothing known of what came of it. */
    public Deployment intended(DeploymentPlan plan) {
        return store.save(
                opened(plan).intending("headgate:" + plan.deploymentId(), clock.instant(), Example.BLUE, List.of()));
    }

    /** The approvers of a gate of prod's deployment, for an hour. */
    public void asked(Gate.Before before) {
        Gate gate = record().plan().environment().rules().gate(before).orElseThrow();
        Question question = Question.about(record(), gate, Map.of(), Standing.UNKNOWN);
        approvals.request("web-prod-1", question, Duration.ofHours(1), "token-1");
    }

    public Deployment record(String deploymentId) {
        return store.find(deploymentId).orElseThrow();
    }

    /** Of prod's deployment. */
    public Deployment record() {
        return record("web-prod-1");
    }

    /** The status attribute of every message, oldest first. */
    public List<String> told() {
        return mailbox.stream()
                .map(it -> it.attributes().getOrDefault("status", "?"))
                .toList();
    }
}
