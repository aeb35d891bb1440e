package dev.headgate.simulator.tooling;

import dev.headgate.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sns.model.Subscription;

/** An e-mail address that gets what is published to a topic, as far as its filter policy lets it through. */
final class MailSubscription {

    /** More e-mails within one second than this suspend the subscription (Amazon SNS quotas). */
    private static final int MOST_PER_SECOND = 10;

    private final String arn;
    private final String email;
    private Map<String, List<String>> filterPolicy;
    private final Deque<Instant> lastSecond = new ArrayDeque<>();
    private boolean pending;
    private boolean deleted;
    private boolean byBody;
    private boolean authenticated = true;

    MailSubscription(String arn, String email, Map<String, List<String>> filterPolicy) {
        this.arn = arn;
        this.email = email;
        this.filterPolicy = Map.copyOf(filterPolicy);
    }

    String arn() {
        return arn;
    }

    String email() {
        return email;
    }

    boolean isPending() {
        return pending;
    }

    void suspend() {
        pending = true;
    }

    void delete() {
        deleted = true;
    }

    /** @param byItsOwner by a signed call, after which the link at the end of each e-mail no longer unsubscribes */
    void confirm(boolean byItsOwner) {
        pending = false;
        authenticated = byItsOwner;
        lastSecond.clear();
    }

    boolean isAuthenticated() {
        return authenticated;
    }

    Map<String, List<String>> filterPolicy() {
        return filterPolicy;
    }

    void filter(Map<String, List<String>> policy) {
        filterPolicy = Map.copyOf(policy);
    }

    void filterByBody() {
        byBody = true;
    }

    /** As SNS lists it: what is not confirmed, or no longer there, has no ARN. */
    Subscription description(String account, String topicArn) {
        return Subscription.builder()
                .subscriptionArn(deleted ? "Deleted" : pending ? "PendingConfirmation" : arn)
                .owner(account)
                .protocol("email")
                .endpoint(email)
                .topicArn(topicArn)
                .build();
    }

    /** As SNS tells them, values as text; without a filter policy that attribute is absent. */
    Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("SubscriptionArn", arn);
        attributes.put("Protocol", "email");
        attributes.put("Endpoint", email);
        attributes.put("PendingConfirmation", Boolean.toString(pending));
        attributes.put("ConfirmationWasAuthenticated", Boolean.toString(authenticated));
        if (!filterPolicy.isEmpty()) {
            attributes.put("FilterPolicy", Json.write(filterPolicy));
            attributes.put("FilterPolicyScope", byBody ? "MessageBody" : "MessageAttributes");
        }
        return attributes;
    }

    /** Every attribute of the policy must be there, with one of its values. */
    boolean lets(Map<String, String> attributes) {
        return (!byBody || filterPolicy.isEmpty())
                && filterPolicy.entrySet().stream()
                        .allMatch(rule -> attributes.containsKey(rule.getKey())
                                && rule.getValue().contains(attributes.get(rule.getKey())));
    }

    /** True when an e-mail goes out now; one too many goes nowhere, and nor does any after it. */
    boolean delivers(Instant now) {
        if (pending || deleted) {
            return false;
        }
        Instant secondAgo = now.minus(Duration.ofSeconds(1));
        lastSecond.removeIf(at -> !at.isAfter(secondAgo));
        lastSecond.add(now);
        pending = lastSecond.size() > MOST_PER_SECOND;
        return !pending;
    }
}
