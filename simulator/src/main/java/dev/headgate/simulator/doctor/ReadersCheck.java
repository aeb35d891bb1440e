package dev.headgate.simulator.doctor;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Somebody, or something, gets what is published to a topic. */
record ReadersCheck(String name, Subscriptions subscriptions, Stacks stacks) implements Check {

    @Override
    public List<String> permissions() {
        return List.of("sns:ListSubscriptionsByTopic");
    }

    @Override
    public Result run() {
        Optional<List<Subscription>> found = subscriptions.read();
        if (found.isEmpty()) {
            return new Result.Fault("there is no topic " + subscriptions.topicArn(), stacks.deployOrchestrator());
        }
        long confirmed = found.get().stream().filter(Subscriptions::isConfirmed).count();
        if (confirmed > 0) {
            return new Result.Fine("confirmed subscriptions: " + confirmed);
        }
        return found.get().isEmpty()
                ? new Result.Fault(
                        "nobody has subscribed",
                        subscriptions.subscribe("YOU@example.com") + "\n" + subscriptions.confirm())
                : new Result.Fault("no subscription is confirmed yet", subscriptions.confirm());
    }
}
