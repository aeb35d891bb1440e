package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.MinuteStore;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.table.DynamoDbMinuteStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DynamoDbMinuteStoreTest {

    private static final Instant LATER = NOON.plus(Duration.ofDays(14));

    private final EventLoop loop = new EventLoop(NOON);
    private final SimulatedDynamoDb client = new SimulatedDynamoDb("111122223333", loop, new Wire(loop));
    private final MinuteStore store = new DynamoDbMinuteStore(client, "headgate");

    DynamoDbMinuteStoreTest() {
        client.addTable("headgate", "expiresAt");
    }

    @Test
    void keepsEachPartOfEachDeploymentByItself() {
        store.keep("one", 81_234, "a", LATER);
        store.keep("one", 81_235, "b", LATER);
        store.keep("other", 81_234, "c", LATER);
        store.keep("one", 81_235, "d", LATER);

        assertThat(store.kept("one")).containsOnly(Map.entry(81_234L, "a"), Map.entry(81_235L, "d"));
        assertThat(store.kept("nobody")).isEmpty();
    }

    @Test
    void whatNobodyNeedsAnyMoreIsForgotten() {
        store.keep("one", 1, "a", LATER);

        loop.runFor(Duration.ofDays(17));

        assertThat(store.kept("one")).isEmpty();
    }
}
