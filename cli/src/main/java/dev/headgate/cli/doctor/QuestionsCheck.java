package dev.headgate.cli.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * Only approvers get questions: a link in one lets whoever has it decide. Somebody who was subscribed by hand is not
 * unsubscribed by a deployment.
 *
 * @param approvers e-mail address by name
 */
record QuestionsCheck(Map<String, String> approvers, Subscriptions subscriptions, Stacks stacks) implements Check {

    @Override
    public String name() {
        return "questions";
    }

    @Override
    public List<String> permissions() {
        return List.of("sns:ListSubscriptionsByTopic");
    }

    @Override
    public Result run() {
        Optional<List<Subscription>> all = subscriptions.read();
        if (all.isEmpty()) {
            return new Result.Fault("there is no topic " + subscriptions.topicArn(), stacks.deployOrchestrator());
        }
        List<Subscription> strangers = all.get().stream()
                .filter(Subscriptions::isConfirmed)
                .filter(it -> approvers.values().stream().noneMatch(email -> Subscriptions.isOf(it, email)))
                .toList();
        return strangers.isEmpty()
                ? new Result.Fine("nobody but approvers is sent any")
                : new Result.Fault(
                        "they also go to "
                                + strangers.stream().map(QuestionsCheck::who).collect(Collectors.joining(", "))
                                + ", which is no approver's",
                        strangers.stream().map(subscriptions::unsubscribe).collect(Collectors.joining("\n")));
    }

    /** What is no e-mail address is not shown: a webhook's URL may hold its password. */
    private static String who(Subscription subscription) {
        return subscription.protocol().startsWith("email")
                ? subscription.endpoint()
                : "an endpoint of protocol " + subscription.protocol();
    }
}
