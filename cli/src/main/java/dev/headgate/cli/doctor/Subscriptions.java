package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Shell;
import dev.headgate.config.Identifier;
import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

/** The subscriptions of a topic, and the commands that change them. */
record Subscriptions(SnsClient sns, String topicArn, Cli cli) {

    /** All but those that are deleted, which SNS lists for a while; empty when there is no such topic. */
    Optional<List<Subscription>> read() {
        try {
            return Optional.of(
                    sns.listSubscriptionsByTopicPaginator(it -> it.topicArn(topicArn)).subscriptions().stream()
                            .filter(it -> !"Deleted".equals(it.subscriptionArn()))
                            .toList());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    Map<String, String> attributes(Subscription subscription) {
        return sns.getSubscriptionAttributes(it -> it.subscriptionArn(subscription.subscriptionArn()))
                .attributes();
    }

    /** One that waits for its confirmation has {@code PendingConfirmation} in place of an ARN. */
    static boolean isConfirmed(Subscription subscription) {
        return subscription.subscriptionArn().startsWith("arn:");
    }

    static boolean isOf(Subscription subscription, String email) {
        return subscription.protocol().equals("email") && Identifier.same(email, subscription.endpoint());
    }

    /** For one that waits for its confirmation already, SNS sends the e-mail again. */
    String subscribe(String email, Map<String, List<String>> filterPolicy) {
        String attributes = filterPolicy.isEmpty()
                ? ""
                : " --attributes " + Shell.quoted(Json.write(Map.of("FilterPolicy", Json.write(filterPolicy))));
        return cli.command("sns subscribe") + " --topic-arn " + topicArn + " --protocol email --notification-endpoint "
                + Shell.quoted(email) + attributes;
    }

    String unsubscribe(Subscription subscription) {
        return cli.command("sns unsubscribe") + " --subscription-arn " + subscription.subscriptionArn();
    }

    String set(Subscription subscription, String attribute, String value) {
        return cli.command("sns set-subscription-attributes") + " --subscription-arn " + subscription.subscriptionArn()
                + " --attribute-name " + attribute + " --attribute-value " + Shell.quoted(value);
    }

    /** By a signed call: otherwise the link at the end of each e-mail unsubscribes for whoever, or whatever, opens it. */
    String confirm() {
        return "Copy the Token from the link in the confirmation e-mail, without opening the link, and confirm with it:\n"
                + cli.command("sns confirm-subscription") + " --topic-arn " + topicArn
                + " --token TOKEN --authenticate-on-unsubscribe true";
    }
}
