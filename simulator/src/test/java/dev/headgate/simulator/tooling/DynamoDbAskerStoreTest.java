package dev.headgate.simulator.tooling;

import static dev.headgate.testing.ExampleAsker.ALICE;
import static dev.headgate.testing.ExampleAsker.AT;
import static dev.headgate.testing.ExampleAsker.asker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.asker.Asker;
import dev.headgate.asker.AskerStore;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.table.DynamoDbAskerStore;
import dev.headgate.testing.AskerStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DynamoDbAskerStoreTest extends AskerStoreContract {

    private final EventLoop loop = new EventLoop(AT);
    private final SimulatedDynamoDb client = new SimulatedDynamoDb("111122223333", loop, new Wire(loop));
    private final AskerStore askers = new DynamoDbAskerStore(client, "headgate");

    DynamoDbAskerStoreTest() {
        client.addTable("headgate", "expiresAt");
    }

    @Override
    protected AskerStore askers() {
        return askers;
    }

    @Test
    void whatIsOldIsForgotten() {
        askers.note("arn", asker(Asker.Act.STARTED, ALICE, 0), AT.plus(Duration.ofDays(400)));

        loop.runFor(Duration.ofDays(399));
        assertThat(askers.starter("arn")).isPresent();

        loop.runFor(Duration.ofDays(4));
        assertThat(askers.starter("arn")).isEmpty();
    }
}
