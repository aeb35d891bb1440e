package dev.headgate.infra.orchestrator;

import dev.headgate.config.Configuration;
import dev.headgate.infra.stack.EnvironmentServices;
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
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.IAlias;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * What wakes the watchdog, and what people hear of at once. All of these events may be lost, which is why the watchdog also
 * wakes by itself.
 */
final class Watches extends Construct {

    private static final Duration SWEEP = Duration.minutes(5);

    private final ToolingNames names;
    private final ITopic alerts;
    private final IQueue undelivered;
    private final IAlias watchdog;

    Watches(
            Construct scope,
            ToolingNames names,
            StateMachines machines,
            SnapStartFunction watchdog,
            ITopic alerts,
            Undelivered undelivered) {
        super(scope, "Watches");
        this.names = names;
        this.alerts = alerts;
        this.undelivered = undelivered.queue();
        this.watchdog = watchdog.live();
        keepWhatTheWatchdogFailsOn(watchdog);
        sweep();
        onExecutionsDeath(machines);
        onStageFailure(names.configuration());
    }

    /** Events of environments: of this account and region on its own bus, of others on the one that they forward to. */
    void environments(List<EnvironmentServices> here, Optional<ToolingBus> elsewhere) {
        if (!here.isEmpty()) {
            onEnvironments("", Optional.empty(), applications(here), Optional.of(alarms(here)));
        }
        elsewhere.ifPresent(
                // What is forwarded has been chosen by those who forward it.
                bus -> onEnvironments("Elsewhere", Optional.of(bus.bus()), List.of(), Optional.empty()));
    }

    private void keepWhatTheWatchdogFailsOn(SnapStartFunction watchdog) {
        watchdog.live()
                .configureAsyncInvoke(EventInvokeConfigOptions.builder()
                        .retryAttempts(2)
                        .maxEventAge(Undelivered.LATEST)
                        .onFailure(new SqsDestination(undelivered))
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

    private void onStageFailure(Configuration configuration) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put(
                "pipeline",
                configuration.services().stream().map(names::pipeline).toList());
        detail.put("state", List.of("FAILED"));
        on(
                "StageFails",
                "on-failed-stages",
                "A stage of a pipeline failed",
                Optional.empty(),
                pattern("aws.codepipeline", "CodePipeline Stage Execution State Change", detail),
                tell(
                        "The stage %s of the pipeline %s failed, in its execution %s. Nothing of it is released but what an"
                                        .formatted(
                                                at("$.detail.stage"),
                                                at("$.detail.pipeline"),
                                                at("$.detail.execution-id"))
                                + " earlier message says."));
    }

    private void onEnvironments(
            String suffix, Optional<IEventBus> bus, List<String> applications, Optional<List<String>> alarms) {
        Map<String, Object> ended = new LinkedHashMap<>();
        if (!applications.isEmpty()) {
            ended.put("application", applications);
        }
        ended.put("state", List.of("FAILURE", "STOPPED"));
        String end = suffix.isEmpty() ? "" : "-elsewhere";
        on(
                "CodeDeployFails" + suffix,
                "on-failed-codedeploy" + end,
                "CodeDeploy gave up or was stopped: somebody must be there to restore blue",
                bus,
                pattern("aws.codedeploy", "CodeDeploy Deployment State-change Notification", ended),
                wake());
        Map<String, Object> alarm = new LinkedHashMap<>();
        alarms.ifPresent(it -> alarm.put("alarmName", it));
        alarm.put("state", Map.of("value", List.of("ALARM")));
        on(
                "Alarms" + suffix,
                "on-alarms" + end,
                "An alarm of an environment goes off",
                bus,
                pattern("aws.cloudwatch", "CloudWatch Alarm State Change", alarm),
                tell("The alarm %s goes off in account %s, region %s: %s"
                        .formatted(
                                at("$.detail.alarmName"),
                                at("$.account"),
                                at("$.region"),
                                at("$.detail.state.reason"))));
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
        return LambdaFunction.Builder.create(watchdog)
                .deadLetterQueue(undelivered)
                .maxEventAge(Undelivered.LATEST)
                .retryAttempts(Undelivered.ATTEMPTS)
                .build();
    }

    private IRuleTarget tell(String sentence) {
        return SnsTopic.Builder.create(alerts)
                .message(RuleTargetInput.fromText("Headgate: " + sentence))
                .deadLetterQueue(undelivered)
                .maxEventAge(Undelivered.LATEST)
                .retryAttempts(Undelivered.ATTEMPTS)
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

    private static List<String> applications(List<EnvironmentServices> environments) {
        return environments.stream()
                .flatMap(it -> it.services().stream())
                .map(it -> it.target().application())
                .toList();
    }

    private List<String> alarms(List<EnvironmentServices> environments) {
        return environments.stream()
                .flatMap(it -> it.alarmsToTellOf().stream())
                .distinct()
                .toList();
    }
}
