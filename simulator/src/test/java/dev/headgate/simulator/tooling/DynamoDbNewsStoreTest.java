package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static dev.headgate.testing.SampleDeployments.requestedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.NewsStore;
import dev.headgate.deployment.NewsStore.Waiting;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.table.DynamoDbDeploymentStore;
import dev.headgate.table.DynamoDbNewsStore;
import dev.headgate.testing.NewsStoreContract;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DynamoDbNewsStoreTest extends NewsStoreContract {

    private static final String PLACE = "111122223333/us-east-1/shop/orders";

    private final EventLoop loop = new EventLoop(NOON);
    private final Wire wire = new Wire(loop);
    private final SimulatedDynamoDb client = new SimulatedDynamoDb("111122223333", loop, wire);
    private final DeploymentStore deployments = new DynamoDbDeploymentStore(client, "headgate");
    private final NewsStore news = new DynamoDbNewsStore(client, "headgate");

    DynamoDbNewsStoreTest() {
        client.addTable("headgate", "expiresAt");
    }

    @Override
    protected NewsStore news() {
        return news;
    }

    @Override
    protected DeploymentStore deployments() {
        return deployments;
    }

    /** Else the count would write back the token that it has read, and who waits now would never be told. */
    @Test
    void whoBeginsToWaitWhileOneIsCountedIsTold() {
        Deployment deployment = deployments.register(requestedAt(0, "d-1"));
        assertThat(news.keep(waiting(deployment, "old"))).isTrue();
        AtomicBoolean done = new AtomicBoolean();
        wire.add(call -> {
            if (call.operation().equals("PutItem") && done.compareAndSet(false, true)) {
                boolean kept = wire.undisturbed(() -> news.keep(waiting(deployment, "new")));
                assertThat(kept).isTrue();
            }
            return Fault.Effect.NONE;
        });

        assertThat(news.count(PLACE, NOON.plusSeconds(60)).taskToken()).contains("new");
        assertThat(news.heard(PLACE)).isEqualTo(1);
    }

    @Test
    void whatIsNotHeardOfForLongIsForgotten() {
        news.count(PLACE, NOON.plus(Duration.ofDays(60)));

        loop.runFor(Duration.ofDays(63));

        assertThat(news.heard(PLACE)).isZero();
    }

    private static Waiting waiting(Deployment deployment, String token) {
        return new Waiting(PLACE, 0, deployment.id(), deployment.version(), token, NOON.plus(Duration.ofDays(60)));
    }
}
