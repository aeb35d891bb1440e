package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.EcsNewsPatterns;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.PatternParts;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.infra.stack.Undelivered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.IAlias;
import software.amazon.awscdk.services.lambda.Permission;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * What wakes the watchdog, what people hear of at once, and what it notes. All of these events may be lost, which is why the watchdog also
 * wakes by itself.
 */
final class Watches extends Construct {

    private static final Duration SWEEP = Duration.minutes(5);

    private final ToolingNames names;
    private final IQueue undelivered;
    private final IAlias watchdog;

    Watches(
            Construct scope,
            ToolingNames names,
            StateMachines machines,
            SnapStartFunction watchdog,
            Undelivered undelivered) {
        super(scope, "Watches");
        this.names = names;
        // By its ARN: CDK would let each rule in by a statement of its own, and the queue lets all in by one.
        this.undelivered = Queue.fromQueueArn(this, "Undelivered", names.undeliveredQueueArn());
        this.watchdog = watchdog.live();
        keepWhatTheWatchdogFailsOn(watchdog, undelivered.queue());
        sweep();
        onExecutionsDeath(machines);
        onCalls();
        hearOfStages();
        onBeginnings();
    }

    /** Events of environments: of this account and region on its own bus, of others on the one that they forward to. */
    void environments(List<EnvironmentServices> here, Optional<ToolingBus> elsewhere, List<EnvironmentServices> there) {
        here.forEach(it -> onEnvironment(it, Optional.empty()));
        elsewhere.map(ToolingBus::bus).ifPresent(bus -> there.forEach(it -> onEnvironment(it, Optional.of(bus))));
    }

    private static void keepWhatTheWatchdogFailsOn(SnapStartFunction watchdog, IQueue queue) {
        watchdog.live()
                .configureAsyncInvoke(EventInvokeConfigOptions.builder()
                        .retryAttempts(2)
                        .maxEventAge(Undelivered.LATEST)
                        .onFailure(new SqsDestination(queue))
                        .build());
    }

    private void sweep() {
        Rule.Builder.create(this, "Sweep")
                .ruleName(names.of("sweep"))
                .description("Headgate: looks for deployments whose execution is gone")
                .schedule(Schedule.rate(SWEEP))
                .targets(List.of(wake()))
                .build();
    }

    /** The watchdog takes a deployment over, and tells people of a release that could not do so itself. */
    private void onExecutionsDeath(StateMachines machines) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put(
                "stateMachineArn",
                List.of(
                        machines.deployment().getStateMachineArn(),
                        machines.release().getStateMachineArn()));
        detail.put("status", List.of("FAILED", "TIMED_OUT", "ABORTED"));
        on(
                "ExecutionsDie",
                "on-dead-executions",
                "An execution of a release or a deployment failed, timed out or was aborted",
                Optional.empty(),
                pattern("aws.states", "Step Functions Execution Status Change", detail),
                wake());
    }

    /** Who called: Step Functions itself tells nobody. */
    private void onCalls() {
        CallPatterns calls = new CallPatterns(names);
        on(
                "ExecutionsAreStarted",
                "on-started-executions",
                "Somebody has started an execution of a release or a deployment",
                Optional.empty(),
                calls.ofStarts(),
                wake());
        on(
                "ExecutionsAreStopped",
                "on-stopped-executions",
                "Somebody has stopped or redriven an execution of a release or a deployment",
                Optional.empty(),
                calls.ofStopsAndRedrives(),
                wake());
    }

    /** Each service's stack has a rule of its own for its pipeline. */
    private void hearOfStages() {
        watchdog.addPermission(
                "Stages",
                Permission.builder()
                        .principal(new ServicePrincipal("events.amazonaws.com"))
                        .sourceArn(names.stageRuleArns())
                        .build());
    }

    /**
     * Of every pipeline here, for any may release by an action. Its release is as old as that; nothing else says so by the
     * time the action starts it.
     */
    private void onBeginnings() {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("state", List.of("STARTED"));
        on(
                "PipelineBegins",
                "on-beginning-pipelines",
                "An execution of a pipeline begins, and is as old as that when it comes to a release",
                Optional.empty(),
                pattern("aws.codepipeline", "CodePipeline Pipeline Execution State Change", detail),
                tell(beginning()));
    }

    /** As {@code NoteBeginningHandler.Beginning}. */
    private static Map<String, Object> beginning() {
        Map<String, Object> beginning = new LinkedHashMap<>();
        beginning.put("type", "Beginning");
        beginning.put("pipeline", at("$.detail.pipeline"));
        beginning.put("execution", at("$.detail.execution-id"));
        beginning.put("at", at("$.time"));
        return beginning;
    }

    /**
     * A rule for each environment, which names its account, region, CodeDeploy applications and alarms: whoever has got into
     * one account can send what they like from there, and can not be heard as another.
     */
    private void onEnvironment(EnvironmentServices it, Optional<IEventBus> bus) {
        Map<String, Object> ended = new LinkedHashMap<>();
        // An event says STOP where the API says STOPPED (aws-lambda-go, events/codedeploy.go); which of them is nowhere
        // promised.
        ended.put("state", List.of("FAILURE", "STOP", "STOPPED"));
        PatternParts.of("CodeDeployFails-" + it.name(), it.applicationPatterns(), (id, end, applications) -> {
            Map<String, Object> detail = new LinkedHashMap<>(ended);
            detail.put("application", applications);
            on(
                    id,
                    "on-failed-codedeploy-" + it.name() + end,
                    "CodeDeploy gave up or was stopped: somebody must be there to restore blue",
                    bus,
                    from(it, pattern("aws.codedeploy", "CodeDeploy Deployment State-change Notification", detail)),
                    wake());
        });
        List<Object> alarms = it.patternsOfAlarms(bus.isPresent() ? it.alarmsToForward() : it.alarmsToTellOf());
        PatternParts.of("Alarms-" + it.name(), alarms, (id, end, some) -> {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("alarmName", some);
            detail.put("state", Map.of("value", List.of("ALARM")));
            on(
                    id,
                    "on-alarms-" + it.name() + end,
                    "An alarm of " + it.name() + " goes off",
                    bus,
                    from(it, pattern("aws.cloudwatch", "CloudWatch Alarm State Change", detail)),
                    tell(alarm(it)));
        });
        onEcs(it, bus);
    }

    /** The watchdog wakes whoever waits for it; from the event itself it reads of which service it tells. */
    private void onEcs(EnvironmentServices it, Optional<IEventBus> bus) {
        PatternParts.of(
                "EcsHooks-" + it.name(),
                it.ecsServiceArns(),
                (id, end, services) -> on(
                        id,
                        "on-ecs-hooks-" + it.name() + end,
                        "A deployment that ECS makes waits for an answer, or a hook of it has failed",
                        bus,
                        from(it, EcsNewsPatterns.ofHooks(services)),
                        wake()));
        PatternParts.of(
                "EcsDeployments-" + it.name(),
                it.ecsServiceArns(),
                (id, end, services) -> on(
                        id,
                        "on-ecs-deployments-" + it.name() + end,
                        "A deployment that ECS makes has ended",
                        bus,
                        from(it, EcsNewsPatterns.ofDeployments(EcsNewsPatterns.texts(services))),
                        wake()));
    }

    /** As {@code WatchedEvent.Alarm}: which environment it is, the rule knows and the event does not say. */
    private static Map<String, Object> alarm(EnvironmentServices it) {
        Map<String, Object> alarm = new LinkedHashMap<>();
        alarm.put("type", "Alarm");
        alarm.put("environment", it.name());
        alarm.put("alarm", at("$.detail.alarmName"));
        alarm.put("account", at("$.account"));
        alarm.put("region", at("$.region"));
        alarm.put("reason", at("$.detail.state.reason"));
        return alarm;
    }

    private void on(
            String id,
            String name,
            String description,
            Optional<IEventBus> bus,
            EventPattern pattern,
            IRuleTarget target) {
        Rule.Builder rule = Rule.Builder.create(this, id)
                .ruleName(names.of(name))
                .description("Headgate: " + description)
                .eventPattern(pattern)
                .targets(List.of(target));
        bus.ifPresent(rule::eventBus);
        rule.build();
    }

    private IRuleTarget wake() {
        return target().build();
    }

    /**
     * By the watchdog, which keeps a budget and cleans the text. EventBridge itself could publish to a topic of an encrypted
     * kind only by a key that admits it for every account: it tells KMS nothing of whose rule it is.
     */
    private IRuleTarget tell(Map<String, Object> event) {
        return target().event(RuleTargetInput.fromObject(event)).build();
    }

    private LambdaFunction.Builder target() {
        return LambdaFunction.Builder.create(watchdog)
                .deadLetterQueue(undelivered)
                .maxEventAge(Undelivered.LATEST)
                .retryAttempts(Undelivered.ATTEMPTS);
    }

    /** The same of one account and region only. */
    private static EventPattern from(EnvironmentServices it, EventPattern pattern) {
        return EventPattern.builder()
                .account(List.of(it.account()))
                .region(List.of(it.region()))
                .source(pattern.getSource())
                .detailType(pattern.getDetailType())
                .resources(pattern.getResources())
                .detail(pattern.getDetail())
                .build();
    }

    private static EventPattern pattern(String source, String type, Map<String, Object> detail) {
        return EventPattern.builder()
                .source(List.of(source))
                .detailType(List.of(type))
                .detail(detail)
                .build();
    }

    private static String at(String path) {
        return EventField.fromPath(path);
    }
}
