package dev.headgate.function;

import dev.headgate.analysis.KeptMinutes;
import dev.headgate.analysis.MinuteSource;
import dev.headgate.approval.ApprovalStore;
import dev.headgate.approval.Approvals;
import dev.headgate.approval.Decisions;
import dev.headgate.approval.StepFunctionsTaskTokens;
import dev.headgate.approval.TaskTokens;
import dev.headgate.asker.AskerStore;
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
import dev.headgate.deployment.NewsStore;
import dev.headgate.deployment.StartTimes;
import dev.headgate.deployment.window.FreezeStore;
import dev.headgate.deployment.window.SsmChangeCalendar;
import dev.headgate.handler.AnnounceReleaseHandler;
import dev.headgate.handler.AwaitProgressHandler;
import dev.headgate.handler.CheckReadinessHandler;
import dev.headgate.handler.CloseDeploymentHandler;
import dev.headgate.handler.ConfirmRollbackHandler;
import dev.headgate.handler.Doors;
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
import dev.headgate.table.DynamoDbAlertSlots;
import dev.headgate.table.DynamoDbApprovalStore;
import dev.headgate.table.DynamoDbAskerStore;
import dev.headgate.table.DynamoDbDeploymentStore;
import dev.headgate.table.DynamoDbFreezeStore;
import dev.headgate.table.DynamoDbMinuteStore;
import dev.headgate.table.DynamoDbNewsStore;
import dev.headgate.table.DynamoDbStartTimes;
import dev.headgate.traffic.Backends;
import dev.headgate.traffic.CloudWatchMinutes;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Puts the handlers of each function together. The one place where they meet what they act through; the simulator uses the
 * same, with its own clients, clock and randomness.
 */
public final class Wiring {

    /** A rollback looks this far back for an image that differs. */
    private static final int REMEMBERED_DEPLOYMENTS = 50;

    private final ClientFactory clients;
    private final FunctionSettings settings;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Wires handlers to these. */
    public Wiring(ClientFactory clients, FunctionSettings settings, InstantSource clock, RandomGenerator random) {
        this.clients = clients;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /** For a function that runs in Lambda. */
    static Wiring inLambda() {
        return new Wiring(
                new SdkClientFactory(),
                FunctionSettings.of(System.getenv()),
                InstantSource.system(),
                new SecureRandom());
    }

    /** States of {@code ReleaseFunction}. */
    public StateRouter releaseStates() {
        PlanReleaseHandler plan = new PlanReleaseHandler(planner(), configuration(), store(), outbox());
        AnnounceReleaseHandler announce = new AnnounceReleaseHandler(store(), askers(), outbox());
        FollowReleaseHandler follow = new FollowReleaseHandler(store(), clock);
        return new StateRouter()
                .on("PlanRelease", PlanReleaseHandler.Input.class, plan::handle)
                .on("FollowRelease", FollowReleaseHandler.Input.class, follow::handle)
                .on("AnnounceRelease", AnnounceReleaseHandler.Input.class, announce::handle);
    }

    /** States of {@code DeploymentFunction}. */
    public StateRouter deploymentStates() {
        DeploymentStore store = store();
        Notifier outbox = outbox();
        EnvironmentClients environments = new EnvironmentClients(clients, clock);
        TrafficBackend backend = new Backends(environments);
        MinuteSource minutes = new KeptMinutes(
                new CloudWatchMinutes(environments), new DynamoDbMinuteStore(clients.dynamoDb(), settings.table()));
        StartTimes starts = new DynamoDbStartTimes(clients.dynamoDb(), settings.table());
        Approvals approvals = new Approvals(
                approvalStore(), taskTokens(), notifier(), outbox, random, clock, settings.approvalsUrl());
        ConfigurationSource configuration = configuration();
        ReleasePlanner planner = planner();
        FreezeStore freezes = new DynamoDbFreezeStore(clients.dynamoDb(), settings.table());
        WindowLook windows = new Doors(freezes, new SsmChangeCalendar(clients.ssm()));
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
        var check = new CheckReadinessHandler(store, backend, minutes, registry(), windows, starts, outbox, clock);
        var request = new RequestApprovalHandler(store, approvals, backend, minutes, configuration, clock);
        var remind = new RemindApproversHandler(store, approvals);
        var record = new RecordDecisionHandler(store, approvals, configuration, clock);
        var start = new StartDeploymentHandler(store, news(), backend, outbox, clock);
        var watch =
                new WatchDeploymentHandler(store, news(), backend, minutes, approvals, outbox, windows, starts, clock);
        var await = new AwaitProgressHandler(news(), herald(), clock);
        var proceed = new ProceedWithTrafficHandler(store, backend, minutes, windows, clock);
        var retire = new RetireBlueHandler(store, news(), backend, minutes, clock);
        var rollBack = new RollBackHandler(store, backend, approvals, clock);
        var confirm = new ConfirmRollbackHandler(store, backend, clock);
        var close = new CloseDeploymentHandler(store, askers(), backend, approvals, outbox, clock);
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
    public ApprovalPageHandler approvalPage(Issuer issuer, Consumer<String> log) {
        return new ApprovalPageHandler(
                new Decisions(approvalStore(), askers(), taskTokens(), clock),
                clock,
                settings.signIn()
                        .map(it -> new CodeFlow(
                                it.signIn(),
                                settings.approvalsUrl(),
                                issuer,
                                new SsmSignInSecret(clients.ssm(), it.secret()),
                                random,
                                clock)),
                log);
    }

    /** What {@code WatchdogFunction} does when it wakes. */
    public WatchdogRouter watchdog() {
        AlertBudget budget = new AlertBudget(new DynamoDbAlertSlots(clients.dynamoDb(), settings.table()), clock);
        return new WatchdogRouter(
                recovery()::handle,
                new TellOfEventHandler(budget, notifier())::handle,
                new NoteBeginningHandler(store())::handle,
                new HearNewsHandler(Backends::newsPlace, herald())::handle,
                new NoteAskerHandler(askers(), new CallReader(new OurMachines(settings.deploymentStateMachineArn())))
                        ::handle);
    }

    /** The part of it that looks after deployments. */
    public RecoverDeploymentsHandler recovery() {
        return new RecoverDeploymentsHandler(store(), askers(), executions(), outbox(), clock, random);
    }

    /** What {@code WidgetFunction} shows. */
    public StatusWidgetHandler statusWidget() {
        RecentDeployments recent =
                new StepFunctionsRecentDeployments(clients.stepFunctions(), settings.deploymentStateMachineArn());
        return new StatusWidgetHandler(
                new StatusReader(configuration(), store(), askers(), approvalStore(), recent, clock), clock);
    }

    private ReleasePlanner planner() {
        DeploymentStore store = store();
        DeployedImages deployed =
                (service, environment) -> store.deployed(service, environment, REMEMBERED_DEPLOYMENTS).stream()
                        .map(Deployment::plan)
                        .map(plan -> plan.release().image())
                        .toList();
        return new ReleasePlanner(
                registry(), deployed, DeploymentConfigName::of, new CodePipelineExecutions(clients::codePipeline));
    }

    private ImageRegistry registry() {
        return new EcrImageRegistry(clients.ecr(), clock);
    }

    private ConfigurationSource configuration() {
        return new SsmConfigurationSource(clients.ssm(), settings.configurationParameter(), clock);
    }

    private DeploymentStore store() {
        return new DynamoDbDeploymentStore(clients.dynamoDb(), settings.table());
    }

    private NewsStore news() {
        return new DynamoDbNewsStore(clients.dynamoDb(), settings.table());
    }

    private AskerStore askers() {
        return new DynamoDbAskerStore(clients.dynamoDb(), settings.table());
    }

    private Herald herald() {
        return new Herald(news(), taskTokens(), clock);
    }

    private ApprovalStore approvalStore() {
        return new DynamoDbApprovalStore(clients.dynamoDb(), settings.table());
    }

    private TaskTokens taskTokens() {
        return new StepFunctionsTaskTokens(clients.stepFunctions());
    }

    private Executions executions() {
        return new StepFunctionsExecutions(clients.stepFunctions(), settings.deploymentStateMachineArn());
    }

    private Outbox outbox() {
        return new Outbox(notifier(), store(), clock);
    }

    private Notifier notifier() {
        return new SnsNotifier(
                clients.sns(),
                Map.of(
                        Topic.APPROVALS, settings.approvalsTopicArn(),
                        Topic.ALERTS, settings.alertsTopicArn(),
                        Topic.UPDATES, settings.updatesTopicArn()));
    }
}
