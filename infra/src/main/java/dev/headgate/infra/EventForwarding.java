package dev.headgate.infra;

import dev.headgate.config.Configuration;
import dev.headgate.config.Names;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.EventBusProps;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** Carries an environment's events from its own account and region to the tooling account, which sees only its own by itself. */
final class EventForwarding extends Construct {

    private final IEventBus tooling;
    private final IQueue undelivered;

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
        undelivered = Queue.Builder.create(this, "Undelivered")
                .queueName(names.of("headgate-undelivered-" + environment.name()))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Finding.accept(undelivered, "AwsSolutions-SQS3", "It is itself where undeliverable events end.");
        forward(
                "Deployments",
                "aws.codedeploy",
                "CodeDeploy Deployment State-change Notification",
                "application",
                environment.services().stream()
                        .map(it -> it.target().application())
                        .toList());
        forward("Alarms", "aws.cloudwatch", "CloudWatch Alarm State Change", "alarmName", alarms(names, environment));
    }

    private void forward(String id, String source, String type, String member, List<String> values) {
        Rule.Builder.create(this, id)
                .description("To the tooling account: " + type)
                .eventPattern(EventPattern.builder()
                        .source(List.of(source))
                        .detailType(List.of(type))
                        .detail(Map.of(member, values))
                        .build())
                .targets(List.of(new software.amazon.awscdk.services.events.targets.EventBus(
                        tooling,
                        EventBusProps.builder().deadLetterQueue(undelivered).build())))
                .build();
    }

    /** All that the CDK app makes, and those that headgate.yaml names besides. */
    static List<String> alarms(Names names, EnvironmentServices environment) {
        return environment.services().stream()
                .flatMap(it -> Stream.concat(
                        new ServiceAlarmNames(names, it.service().name(), environment.name()).all().stream(),
                        it.environment().rules().alarms().stream()))
                .distinct()
                .toList();
    }
}
