package dev.headgate.infra.environment;

import dev.headgate.config.Configuration;
import dev.headgate.config.Names;
import dev.headgate.infra.stack.EcsNewsPatterns;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.PatternParts;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.infra.stack.Undelivered;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.EventBusProps;
import software.constructs.Construct;

/** Carries an environment's events from its own account and region to the tooling account, which sees only its own by itself. */
final class EventForwarding extends Construct {

    private final IEventBus tooling;
    private final Undelivered undelivered;

    EventForwarding(Construct scope, EnvironmentServices environment) {
        super(scope, "Events");
        Configuration configuration = environment.configuration();
        Names names = configuration.names();
        tooling = software.amazon.awscdk.services.events.EventBus.fromEventBusArn(
                this,
                "Tooling",
                Stack.of(this)
                        .formatArn(ArnComponents.builder()
                                .service("events")
                                .account(configuration.account())
                                .region(configuration.region())
                                .resource("event-bus")
                                .resourceName(names.eventBus())
                                .build()));
        undelivered = new Undelivered(this, new ToolingNames(configuration), environment.name());
        undelivered.alarm(environment.undeliveredAlarm());
        if (!environment.movedByCodeDeploy().isEmpty()) {
            forward(
                    "Deployments",
                    "aws.codedeploy",
                    "CodeDeploy Deployment State-change Notification",
                    "application",
                    environment.applicationPatterns());
        }
        PatternParts.of(
                "EcsHooks",
                environment.ecsServiceArns(),
                (id, end, services) -> forward(id, "ECS Hook State Change", EcsNewsPatterns.ofHooks(services)));
        PatternParts.of(
                "EcsDeployments",
                environment.ecsServiceArns(),
                (id, end, services) -> forward(
                        id,
                        "ECS Deployment State Change",
                        EcsNewsPatterns.ofDeployments(EcsNewsPatterns.texts(services))));
        // What cannot be delivered now may have been a passing thing, and the alarm of it gets through.
        forward(
                "Alarms",
                "aws.cloudwatch",
                "CloudWatch Alarm State Change",
                "alarmName",
                environment.patternsOfAlarms(environment.alarmsToForward()));
    }

    private void forward(String id, String source, String type, String member, List<Object> values) {
        forward(
                id,
                type,
                EventPattern.builder()
                        .source(List.of(source))
                        .detailType(List.of(type))
                        .detail(Map.of(member, values))
                        .build());
    }

    private void forward(String id, String type, EventPattern pattern) {
        Rule.Builder.create(this, id)
                .description("To the tooling account: " + type)
                .eventPattern(pattern)
                .targets(List.of(new software.amazon.awscdk.services.events.targets.EventBus(
                        tooling,
                        EventBusProps.builder()
                                .deadLetterQueue(undelivered.queue())
                                .build())))
                .build();
    }
}
