package dev.headgate.infra.orchestrator;

import dev.headgate.config.Configuration;
import dev.headgate.infra.stack.ToolingNames;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.StringConditions;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.SubscriptionFilter;
import software.amazon.awscdk.services.sns.SubscriptionProtocol;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** What people are told by: questions to approvers, alerts, and news. */
final class Topics extends Construct {

    /** The message attribute that says whom a question is for. */
    private static final String APPROVER = "approver";

    private final Topic approvals;
    private final Topic alerts;
    private final Topic updates;

    Topics(Construct scope, ToolingNames names, IKey key) {
        super(scope, "Topics");
        approvals = topic("Approvals", names.names().approvalsTopic(), key);
        alerts = topic("Alerts", names.names().alertsTopic(), key);
        updates = topic("Updates", names.names().updatesTopic(), key);
        subscribeApprovers(names.configuration());
        subscribe("Alerted", alerts, names.configuration().subscribers().alerts());
        subscribe("Updated", updates, names.configuration().subscribers().updates());
        allowAlarms(names.configuration());
    }

    ITopic approvals() {
        return approvals;
    }

    ITopic alerts() {
        return alerts;
    }

    ITopic updates() {
        return updates;
    }

    private Topic topic(String id, String name, IKey key) {
        return Topic.Builder.create(this, id)
                .topicName(name)
                .displayName("Headgate")
                .masterKey(key)
                .enforceSsl(true)
                .build();
    }

    /** Each sees only the questions that are theirs: a link lets whoever has it decide. */
    private void subscribeApprovers(Configuration configuration) {
        configuration
                .approvers()
                .forEach((name, address) -> mail("Approver-" + name, approvals, address)
                        .filterPolicy(Map.of(
                                APPROVER,
                                SubscriptionFilter.stringFilter(StringConditions.builder()
                                        .allowlist(List.of(name))
                                        .build())))
                        .build());
    }

    private void subscribe(String id, Topic topic, List<String> addresses) {
        addresses.forEach(address -> mail(id + "-" + address, topic, address).build());
    }

    private Subscription.Builder mail(String id, Topic topic, String address) {
        return Subscription.Builder.create(this, id)
                .topic(topic)
                .protocol(SubscriptionProtocol.EMAIL)
                .endpoint(address);
    }

    /** A topic with a policy of its own no longer has the one by which the account's services may publish. */
    private void allowAlarms(Configuration configuration) {
        alerts.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccount")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(alerts.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", configuration.account())))
                .build());
    }
}
