package dev.headgate.cli.doctor;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * An address is mailed what is for it, nothing else, and no link at the end of a mail ends that.
 *
 * @param filter allowed values by message attribute; empty where everything is for this address
 */
record SubscriptionCheck(
        String name, String email, Map<String, List<String>> filter, Subscriptions subscriptions, Stacks stacks)
        implements Check {

    @Override
    public List<String> permissions() {
        return List.of("sns:ListSubscriptionsByTopic", "sns:GetSubscriptionAttributes");
    }

    @Override
    public Result run() {
        Optional<List<Subscription>> all = subscriptions.read();
        if (all.isEmpty()) {
            return new Result.Fault("there is no topic " + subscriptions.topicArn(), stacks.deployOrchestrator());
        }
        List<Subscription> own =
                all.get().stream().filter(it -> Subscriptions.isOf(it, email)).toList();
        if (own.isEmpty()) {
            return new Result.Fault(email + " is not subscribed", subscribe() + "\n" + subscriptions.confirm());
        }
        return own.stream()
                .filter(Subscriptions::isConfirmed)
                .findFirst()
                .map(this::judge)
                .orElseGet(() -> new Result.Fault(
                        email + " has not confirmed the subscription",
                        // SNS forgets an unconfirmed subscription after two days.
                        subscriptions.confirm()
                                + "\nIf there is no such e-mail, or it is older than two days, have it sent again:\n"
                                + subscribe()));
    }

    private Result judge(Subscription subscription) {
        Map<String, String> attributes = subscriptions.attributes(subscription);
        if (!"true".equals(attributes.get("ConfirmationWasAuthenticated"))) {
            return new Result.Fault(
                    "the link at the end of each e-mail unsubscribes " + email + ", whoever opens it",
                    subscriptions.unsubscribe(subscription) + "\n" + subscribe() + "\n" + subscriptions.confirm());
        }
        String policy = Optional.ofNullable(attributes.get("FilterPolicy")).orElse("");
        boolean readsBody = "MessageBody".equals(attributes.get("FilterPolicyScope"));
        if (!isWanted(policy) || (readsBody && !filter.isEmpty())) {
            return new Result.Fault(email + filteredBy(policy, readsBody), correct(subscription, readsBody));
        }
        return new Result.Fine(email + " is subscribed, and no link unsubscribes it");
    }

    private static String filteredBy(String policy, boolean readsBody) {
        return isEmpty(policy)
                ? " gets everybody's questions"
                : " is filtered by " + policy + (readsBody ? ", held against the text of messages" : "");
    }

    private boolean isWanted(String policy) {
        if (filter.isEmpty()) {
            return isEmpty(policy);
        }
        try {
            return !isEmpty(policy) && Json.tree(policy).equals(Json.tree(Json.write(filter)));
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    /** SNS takes the empty object for no filter. */
    private static boolean isEmpty(String policy) {
        return policy.isBlank() || policy.replaceAll("\\s", "").equals("{}");
    }

    private String correct(Subscription subscription, boolean readsBody) {
        List<String> commands = new ArrayList<>();
        if (readsBody && !filter.isEmpty()) {
            commands.add(subscriptions.set(subscription, "FilterPolicyScope", "MessageAttributes"));
        }
        commands.add(subscriptions.set(subscription, "FilterPolicy", Json.write(filter)));
        return String.join("\n", commands);
    }

    private String subscribe() {
        return subscriptions.subscribe(email, filter);
    }
}
