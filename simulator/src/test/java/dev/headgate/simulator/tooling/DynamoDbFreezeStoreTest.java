package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.window.Freeze;
import dev.headgate.deployment.window.FreezeStore;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.table.DynamoDbFreezeStore;
import dev.headgate.testing.FreezeStoreContract;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DynamoDbFreezeStoreTest extends FreezeStoreContract {

    private final EventLoop loop = new EventLoop(NOON);
    private final SimulatedDynamoDb client = new SimulatedDynamoDb("111122223333", loop, new Wire(loop));
    private final FreezeStore freezes = new DynamoDbFreezeStore(client, "headgate");

    DynamoDbFreezeStoreTest() {
        client.addTable("headgate", "expiresAt");
    }

    @Override
    protected FreezeStore freezes() {
        return freezes;
    }

    @Test
    void oneThatIsLongOverIsForgotten() {
        Freeze freeze = new Freeze(
                "prod",
                Optional.empty(),
                NOON,
                NOON.plus(Duration.ofDays(1)),
                "the sale",
                Optional.empty(),
                "arn:1",
                Optional.empty());
        assertThat(freezes.keep(freeze, Optional.empty())).isTrue();

        loop.runFor(Duration.ofDays(2));
        assertThat(freezes.all()).hasSize(1);

        loop.runFor(Duration.ofDays(16));
        assertThat(freezes.all()).isEmpty();
    }
}
