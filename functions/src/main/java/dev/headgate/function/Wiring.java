package dev.headgate.function;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.approval.Approvals;
import dev.headgate.approval.Decisions;
import dev.headgate.approval.StepFunctionsTaskTokens;
import dev.headgate.approval.TaskTokens;
import dev.headgate.asker.CallReader;
import dev.headgate.asker.OurMachines;
import dev.headgate.aws.ClientFactory;
import dev.headgate.aws.EnvironmentClients;
import dev.headgate.aws.FunctionSettings;
import dev.headgate.aws.SdkClientFactory;
import dev.headgate.aws.SsmConfigurationSource;
import dev.headgate.aws.SsmSignInSecret;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.window.ChangeCalendar;
import dev.headgate.deployment.window.ClosuresNow;
import dev.headgate.deployment.window.FreezeStore;
import dev.headgate.deployment.window.SsmChangeCalendar;
import dev.headgate.handler.AnnounceReleaseHandler;
import dev.headgate.handler.AwaitProgressHandler;
import dev.headgate.handler.CheckReadinessHandler;
import dev.headgate.handler.CloseDeploymentHandler;
import dev.headgate.handler.ConfirmRollbackHandler;
import dev.headgate.handler.Doors;
import dev.headgate.handler.EndNotice;
import dev.headgate.handler.Executions;
import dev.headgate.handler.FollowReleaseHandler;
import dev.headgate.handler.Freezing;
import dev.headgate.handler.HearNewsHandler;
import dev.headgate.handler.Herald;
import dev.headgate.handler.NoteAskerHandler;
import dev.headgate.handler.NoteBeginningHandler;
import dev.headgate.handler.OpenDeploymentHandler;
import dev.headgate.handler.PlanReleaseHandler;
import dev.headgate.handler.ProceedWithTrafficHandler;
import dev.headgate.handler.RecordDecisionHandler;
import dev.headgate.handler.RecoverDeploymentsHandler;
import dev.headgate.handler.RemindApproversHandler;
import dev.headgate.handler.RequestApprovalHandler;
import dev.headgate.handler.RetireBlueHandler;
import dev.headgate.handler.RollBackHandler;
import dev.headgate.handler.StartDeploymentHandler;
import dev.headgate.handler.StatusWidgetHandler;
import dev.headgate.handler.StepFunctionsExecutions;
import dev.headgate.handler.TellOfEventHandler;
import dev.headgate.handler.WatchDeploymentHandler;
import dev.headgate.handler.WindowLook;
import dev.headgate.notification.AlertBudget;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.Outbox;
import dev.headgate.notification.SnsNotifier;
import dev.headgate.notification.Topic;
import dev.headgate.page.ApprovalPageHandler;
import dev.headgate.release.CodePipelineExecutions;
import dev.headgate.release.DeployedImages;
import dev.headgate.release.EcrImageRegistry;
import dev.headgate.release.ImageRegistry;
import dev.headgate.release.ReleasePlanner;
import dev.headgate.signin.CodeFlow;
import dev.headgate.signin.Issuer;
import dev.headgate.status.RecentDeployments;
import dev.headgate.status.StatusReader;
import dev.headgate.status.StepFunctionsRecentDeployments;
import dev.headgate.telemetry.EndLog;
import dev.headgate.telemetry.StructuredLog;
import dev.headgate.traffic.Backends;
import dev.headgate.traffic.CloudWatchMinutes;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Puts the handlers of each function together. The one place where they meet what they act through; the simulator uses the
 * same, with its own clients, clock and randomness.
 */
public final class Wiring {

    /** A rollback looks this far back for an image that differs. */
    private static final int REMEMBERED_DEPLOYMENTS = 50;

    /** Of whatever runs in Lambda. */
    static final InstantSource CLOCK = InstantSource.system();

    private final ClientFactory clients;
    private final FunctionSettings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final StructuredLog log;
    private final Stores stores;

    /** Wires handlers to these. */
    public Wiring(
            ClientFactory clients,
            FunctionSettings settings,
            InstantSource clock,
            RandomGenerator random,
            StructuredLog log) {
        this.clients = clients;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.log = log;
        this.stores = new Stores(clients, settings.table());
    }

    /** For a function that runs in Lambda. */
    static Wiring inLambda() {
        RandomGenerator random = new SecureRandom();
        return new Wiring(
                new SdkClientFactory(random),
                FunctionSettings.of(System.getenv()),
                CLOCK,
                random,
                new StructuredLog(CLOCK, System.out::println));
    }

    /** States of {@code ReleaseFunction}. */
    public StateRouter releaseStates() {
        PlanReleaseHandler plan = new PlanReleaseHandler(planner(), configuration(), stores.deployments(), outbox());
        AnnounceReleaseHandler announce = new AnnounceReleaseHandler(stores.deployments(), stores.askers(), outbox());
        FollowReleaseHandler follow = new FollowReleaseHandler(stores.deployments(), clock);
        return new StateRouter()
                .on("PlanRelease", PlanReleaseHandler.Input.class, plan::handle)
                .on("FollowRelease", FollowReleaseHandler.Input.class, follow::handle)
                .on("AnnounceRelease", AnnounceReleaseHandler.Input.class, announce::handle);
    }

    /** States of {@code DeploymentFunction}. */
    public StateRouter deploymentStates() {
        DeploymentStore store = stores.deployments();
        Notifier outbox = outbox();
        EnvironmentClients environments = new EnvironmentClients(clients, clock);
        TrafficBackend backend = new Backends(environments);
        MinuteSource minutes = new CloudWatchMinutes(environments);
        Approvals approvals = new Approvals(
                stores.approvals(), taskTokens(), notifier(), outbox, random, clock, settings.approvalsUrl());
        ConfigurationSource configuration = configuration();
        ReleasePlanner planner = planner();
        FreezeStore freezes = stores.freezes();
        WindowLook windows = new Doors(freezes, calendar());
        var open = new OpenDeploymentHandler(
                store,
                (input, execution) ->
                        planner.planAlone(input, configuration.about(String.valueOf(input.get("service"))), execution),
                executions(),
                backend,
                approvals,
                herald(),
                outbox,
                new Freezing(freezes, configuration, outbox, clock),
                clock);
        var check = new CheckReadinessHandler(store, backend, minutes, registry(), windows, outbox, clock);
        var request = new RequestApprovalHandler(store, approvals, backend, minutes, configuration, clock);
        var remind = new RemindApproversHandler(store, approvals);
        var record = new RecordDecisionHandler(store, approvals, configuration, clock);
        var start = new StartDeploymentHandler(store, stores.news(), backend, outbox, clock);
        var watch =
                new WatchDeploymentHandler(store, stores.news(), backend, minutes, approvals, outbox, windows, clock);
        var await = new AwaitProgressHandler(stores.news(), herald(), clock);
        var proceed = new ProceedWithTrafficHandler(store, backend, minutes, windows, clock);
        var retire = new RetireBlueHandler(store, stores.news(), backend, minutes, clock);
        var rollBack = new RollBackHandler(store, backend, approvals, clock);
        var confirm = new ConfirmRollbackHandler(store, backend, clock);
        var close = new CloseDeploymentHandler(store, endNotice(), backend, approvals, clock);
        return new StateRouter()
                .on("OpenDeployment", OpenDeploymentHandler.Input.class, open::handle)
                .on("CheckReadiness", CheckReadinessHandler.Input.class, check::handle)
                .on("RequestApproval", RequestApprovalHandler.Input.class, request::handle)
                .on("RemindApprovers", RemindApproversHandler.Input.class, remind::handle)
                .on("RecordDecision", RecordDecisionHandler.Input.class, record::handle)
                .on("StartDeployment", StartDeploymentHandler.Input.class, start::handle)
                .on("WatchDeployment", WatchDeploymentHandler.Input.class, watch::handle)
                .on("AwaitProgress", AwaitProgressHandler.Input.class, await::handle)
                .on("ProceedWithTraffic", ProceedWithTrafficHandler.Input.class, proceed::handle)
                .on("RetireBlue", RetireBlueHandler.Input.class, retire::handle)
                .on("RollBack", RollBackHandler.Input.class, rollBack::handle)
                .on("ConfirmRollback", ConfirmRollbackHandler.Input.class, confirm::handle)
                .on("CloseDeployment", CloseDeploymentHandler.Input.class, close::handle);
    }

    /** What {@code ApprovalFunction} serves. */
    public ApprovalPageHandler approvalPage(Issuer issuer) {
        return new ApprovalPageHandler(
                new Decisions(stores.approvals(), stores.askers(), taskTokens(), clock),
                clock,
                settings.signIn()
                        .map(it -> new CodeFlow(
                                it.signIn(),
                                settings.approvalsUrl(),
                                issuer,
                                new SsmSignInSecret(clients::ssm, it.secret()),
                                random,
                                clock)),
                log);
    }

    /** What {@code WatchdogFunction} does when it wakes. */
    public WatchdogRouter watchdog() {
        AlertBudget budget = new AlertBudget(stores.alertSlots(), clock);
        return new WatchdogRouter(
                recovery()::handle,
                new TellOfEventHandler(budget, notifier())::handle,
                new NoteBeginningHandler(stores.deployments())::handle,
                new HearNewsHandler(Backends::newsPlace, herald())::handle,
                new NoteAskerHandler(
                                stores.askers(), new CallReader(new OurMachines(settings.deploymentStateMachineArn())))
                        ::handle);
    }

    /** The part of it that looks after deployments. */
    public RecoverDeploymentsHandler recovery() {
        return new RecoverDeploymentsHandler(stores.deployments(), endNotice(), executions(), outbox(), clock, random);
    }

    /** What {@code WidgetFunction} shows. */
    public StatusWidgetHandler statusWidget() {
        RecentDeployments recent =
                new StepFunctionsRecentDeployments(clients::stepFunctions, settings.deploymentStateMachineArn());
        ChangeCalendar calendar = calendar();
        FreezeStore freezes = stores.freezes();
        StatusReader reader = new StatusReader(
                configuration(),
                stores.deployments(),
                stores.askers(),
                stores.approvals(),
                recent,
                now -> new ClosuresNow(freezes.all(), calendar, now),
                clock);
        return new StatusWidgetHandler(reader, clock);
    }

    private ReleasePlanner planner() {
        DeploymentStore store = stores.deployments();
        DeployedImages deployed =
                (service, environment) -> store.deployed(service, environment, REMEMBERED_DEPLOYMENTS).stream()
                        .map(Deployment::plan)
                        .map(plan -> plan.release().image())
                        .toList();
        return new ReleasePlanner(
                registry(), deployed, DeploymentConfigName::of, new CodePipelineExecutions(clients::codePipeline));
    }

    private ImageRegistry registry() {
        return new EcrImageRegistry(clients::ecr, clock);
    }

    private ConfigurationSource configuration() {
        return new SsmConfigurationSource(clients::ssm, settings.configurationParameter(), clock);
    }

    private ChangeCalendar calendar() {
        return new SsmChangeCalendar(clients::ssm);
    }

    private Herald herald() {
        return new Herald(stores.news(), taskTokens(), clock);
    }

    private TaskTokens taskTokens() {
        return new StepFunctionsTaskTokens(clients::stepFunctions);
    }

    private Executions executions() {
        return new StepFunctionsExecutions(clients::stepFunctions, settings.deploymentStateMachineArn());
    }

    /** What each function says of its calls. */
    StepLog stepLog() {
        return new StepLog(log, clock);
    }

    /** The installation's metrics have the name of its table for their namespace. */
    private EndNotice endNotice() {
        return new EndNotice(
                stores.deployments(), stores.askers(), stores.approvals(), outbox(), new EndLog(log, settings.table()));
    }

    private Outbox outbox() {
        return new Outbox(notifier(), stores.deployments(), clock);
    }

    private Notifier notifier() {
        return new SnsNotifier(
                clients::sns,
                Map.of(
                        Topic.APPROVALS, settings.approvalsTopicArn(),
                        Topic.ALERTS, settings.alertsTopicArn(),
                        Topic.UPDATES, settings.updatesTopicArn()));
    }
}
