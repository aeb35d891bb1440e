package dev.headgate.cli.doctor;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * Somebody, or something, gets what is published to a topic for which the configuration names nobody.
 *
 * @param needed whether somebody must
 */
record ReadersCheck(String name, boolean needed, Subscriptions subscriptions, Stacks stacks) implements Check {

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
            return new Result.Fine("subscribed by hand and confirmed: " + confirmed);
        }
        return needed
                ? new Result.Fault("nobody gets them", nameSomebody())
                : new Result.Advice("nobody gets them", nameSomebody());
    }

    private String nameSomebody() {
        return "Name somebody in headgate.yaml, deploy it, and run doctor again for the confirmation:\n"
                + "subscribers: {" + name + ": [name@example.com]}\n"
                + stacks.deployOrchestrator();
    }
}
