package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Approvals;
import dev.headgate.approval.MailPaceException;
import dev.headgate.approval.TaskTokens;
import dev.headgate.notification.SnsNotifier;
import dev.headgate.notification.Topic;
import dev.headgate.simulator.tooling.SimulatedDynamoDb;
import dev.headgate.simulator.tooling.SimulatedSns;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.table.DynamoDbApprovalStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fifty deployments ask alice in the same moment, each by an execution of its own. */
class MailPaceTest {

    private static final int DEPLOYMENTS = 50;

    private final EventLoop loop = new EventLoop(Scene.NOON);
    private final Wire wire = new Wire(loop);
    private final SimulatedDynamoDb dynamoDb = new SimulatedDynamoDb("111122223333", loop, wire);
    private final SimulatedSns sns = new SimulatedSns("111122223333", "us-east-1", loop, wire);
    private final String topic = sns.addTopic("headgate-approvals");
    private final String subscription =
            sns.addSubscriber(topic, "alice@example.com", Map.of("approver", List.of("alice")));
    private final Approvals approvals;
    private int asked;

    MailPaceTest() {
        dynamoDb.addTable("headgate", "expiresAt");
        approvals = new Approvals(
                new DynamoDbApprovalStore(dynamoDb, "headgate"),
                (token, output) -> TaskTokens.Delivery.DELIVERED,
                new SnsNotifier(() -> sns, Map.of(Topic.APPROVALS, topic, Topic.ALERTS, topic, Topic.UPDATES, topic)),
                new Random(1),
                loop,
                "https://approvals.example.com");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 350, 999})
    void staysBelowTenInAnySecondSoThatSnsSuspendsNobody(int firstMillisecond) {
        loop.runFor(Duration.ofMillis(firstMillisecond));
        Random random = new Random(firstMillisecond);
        for (int i = 0; i < DEPLOYMENTS; i++) {
            ask("r-" + i, 1, random);
        }

        loop.runUntil(() -> asked == DEPLOYMENTS);

        assertThat(sns.mailbox("alice@example.com")).hasSize(DEPLOYMENTS);
        assertThat(sns.isPendingConfirmation(subscription)).isFalse();
        assertThat(Duration.between(Scene.NOON, loop.instant())).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void theSameWithoutThePaceWouldSuspendHer() {
        for (int i = 0; i < DEPLOYMENTS; i++) {
            sns.publish(it -> it.topicArn(topic)
                    .message("now")
                    .messageAttributes(Map.of(
                            "approver",
                            software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("alice")
                                    .build())));
        }

        assertThat(sns.isPendingConfirmation(subscription)).isTrue();
    }

    /** As the state's Retry does: 1 s, half as much more each time, 10 s at most, with full jitter. */
    private void ask(String deploymentId, double seconds, Random random) {
        try {
            approvals.request(deploymentId, Scene.question(), Scene.GATE.expiresAfter(), "token-" + random.nextInt());
            asked++;
        } catch (MailPaceException e) {
            loop.after(
                    Duration.ofMillis((long) (1000 * seconds * random.nextDouble())),
                    "retry of " + deploymentId,
                    () -> ask(deploymentId, Math.min(10, seconds * 1.5), random));
        }
    }
}
