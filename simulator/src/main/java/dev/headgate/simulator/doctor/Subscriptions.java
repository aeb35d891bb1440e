package dev.headgate.simulator.doctor;

import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

/** The subscriptions of a topic, and the commands that change them. */
record Subscriptions(SnsClient sns, String topicArn, String region) {

    /** Empty when there is no such topic. */
    Optional<List<Subscription>> read() {
        try {
            return Optional.of(
                    sns.listSubscriptionsByTopicPaginator(it -> it.topicArn(topicArn)).subscriptions().stream()
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

    String subscribe(String email) {
        return aws("subscribe") + " --topic-arn " + topicArn + " --protocol email --notification-endpoint "
                + Shell.quoted(email);
    }

    String subscribe(String email, Map<String, List<String>> filterPolicy) {
        return subscribe(email) + " --attributes "
                + Shell.quoted(Json.write(Map.of("FilterPolicy", Json.write(filterPolicy))));
    }

    String unsubscribe(Subscription subscription) {
        return aws("unsubscribe") + " --subscription-arn " + subscription.subscriptionArn();
    }

    String filter(Subscription subscription, Map<String, List<String>> filterPolicy) {
        return aws("set-subscription-attributes") + " --subscription-arn " + subscription.subscriptionArn()
                + " --attribute-name FilterPolicy --attribute-value " + Shell.quoted(Json.write(filterPolicy));
    }

    /** By a signed call: otherwise the link at the end of each e-mail unsubscribes for whoever, or whatever, opens it. */
    String confirm() {
        return "Copy the Token from the link in the confirmation e-mail, without opening the link, and confirm with it:\n"
                + aws("confirm-subscription") + " --topic-arn " + topicArn
                + " --token TOKEN --authenticate-on-unsubscribe true";
    }

    private String aws(String operation) {
        return "aws sns " + operation + " --region " + region;
    }
}
