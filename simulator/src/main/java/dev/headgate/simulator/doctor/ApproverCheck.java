package dev.headgate.simulator.doctor;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sns.model.Subscription;

/** An approver gets the questions that are for this person, no others, and no link at the end of a mail ends that. */
record ApproverCheck(String approver, String email, Subscriptions subscriptions, Stacks stacks) implements Check {

    private static final String ATTRIBUTE = "approver";

    @Override
    public String name() {
        return "approver " + approver;
    }

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
        return all.get().stream()
                .filter(it -> it.protocol().startsWith("email") && email.equalsIgnoreCase(it.endpoint()))
                .findFirst()
                .map(this::judge)
                .orElseGet(() -> new Result.Fault(email + " is not subscribed", subscribe()));
    }

    private Result judge(Subscription subscription) {
        if (!Subscriptions.isConfirmed(subscription)) {
            // SNS forgets an unconfirmed subscription after two days.
            return new Result.Fault(email + " has not confirmed the subscription", subscriptions.confirm());
        }
        Map<String, String> attributes = subscriptions.attributes(subscription);
        if (!"true".equals(attributes.get("ConfirmationWasAuthenticated"))) {
            return new Result.Fault(
                    "the link at the end of each e-mail unsubscribes " + email + ", whoever opens it",
                    subscriptions.unsubscribe(subscription) + "\n" + subscribe());
        }
        String policy = attributes.getOrDefault("FilterPolicy", "");
        if (!lets(policy) || "MessageBody".equals(attributes.get("FilterPolicyScope"))) {
            return new Result.Fault(
                    email + (policy.isEmpty() ? " gets everybody's questions" : " is filtered by " + policy),
                    subscriptions.filter(subscription, wanted()));
        }
        return new Result.Fine(email + " is asked, and no link unsubscribes it");
    }

    private boolean lets(String policy) {
        try {
            return !policy.isEmpty()
                    && Json.tree(policy) instanceof Map<?, ?> rules
                    && rules.keySet().equals(Set.of(ATTRIBUTE))
                    && rules.get(ATTRIBUTE) instanceof List<?> names
                    && names.equals(List.of(approver));
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private Map<String, List<String>> wanted() {
        return Map.of(ATTRIBUTE, List.of(approver));
    }

    private String subscribe() {
        return subscriptions.subscribe(email, wanted()) + "\n" + subscriptions.confirm();
    }
}
