package dev.headgate.infra.stack;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.events.IRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** Where an event ends that could not be delivered, or that a function failed on: kept for two weeks, and an alarm tells of it. */
public final class Undelivered extends Construct {

    /** An event that starts something an hour late surprises more than one that is found in the queue. */
    public static final Duration LATEST = Duration.hours(1);

    public static final int ATTEMPTS = 20;

    private final String queueName;
    private final Queue queue;

    /** @param part of whose events it is */
    public Undelivered(Construct scope, ToolingNames names, String part) {
        super(scope, "Undelivered");
        queueName = names.of("undelivered-" + part);
        queue = Queue.Builder.create(this, "Queue")
                .queueName(queueName)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Finding.accept(queue, "AwsSolutions-SQS3", "It is itself where undeliverable events end.");
    }

    public IQueue queue() {
        return queue;
    }

    /**
     * Lets all of these rules send here by one statement, where each would have its own: SQS takes twenty.
     *
     * @param rules ARNs, with {@code *}
     */
    public void admit(List<String> rules) {
        queue.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("Rules")
                .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(queue.getQueueArn()))
                .conditions(Map.of("ArnLike", Map.of("aws:SourceArn", rules)))
                .build());
    }

    /** Lets a rule send here, where CDK forgets to: of all targets, it does so for a pipeline. */
    public void admit(IRule rule) {
        queue.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(queue.getQueueArn()))
                .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", rule.getRuleArn())))
                .build());
    }

    /** Tells of the first event in the queue. */
    public Alarm alarm(String name) {
        return Alarms.atTheFirst(
                this,
                "Alarm",
                name,
                "Headgate: an event waits in the queue " + queueName
                        + " that could not be delivered: what it would have started did not start",
                queue.metricApproximateNumberOfMessagesVisible(MetricOptions.builder()
                        .statistic("Maximum")
                        .period(Duration.minutes(1))
                        .build()));
    }
}
