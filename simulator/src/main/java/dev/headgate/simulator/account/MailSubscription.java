package dev.headgate.simulator.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** An e-mail address that gets what is published to a topic, as far as its filter policy lets it through. */
final class MailSubscription {

    /** More e-mails within one second than this suspend the subscription (Amazon SNS quotas). */
    private static final int MOST_PER_SECOND = 10;

    private final String arn;
    private final String email;
    private final Map<String, List<String>> filterPolicy;
    private final Deque<Instant> lastSecond = new ArrayDeque<>();
    private boolean pending;

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

    void confirm() {
        pending = false;
        lastSecond.clear();
    }

    /** Every attribute of the policy must be there, with one of its values. */
    boolean lets(Map<String, String> attributes) {
        return filterPolicy.entrySet().stream()
                .allMatch(rule -> attributes.containsKey(rule.getKey())
                        && rule.getValue().contains(attributes.get(rule.getKey())));
    }

    /** True when an e-mail goes out now; one too many goes nowhere, and nor does any after it. */
    boolean delivers(Instant now) {
        if (pending) {
            return false;
        }
        Instant secondAgo = now.minus(Duration.ofSeconds(1));
        lastSecond.removeIf(at -> !at.isAfter(secondAgo));
        lastSecond.add(now);
        pending = lastSecond.size() > MOST_PER_SECOND;
        return !pending;
    }
}
