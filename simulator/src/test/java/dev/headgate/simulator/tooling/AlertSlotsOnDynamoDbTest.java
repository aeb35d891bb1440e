package dev.headgate.simulator.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.notification.AlertSlots;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.table.DynamoDbAlertSlots;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertSlotsOnDynamoDbTest {

    private static final Instant NOON = Instant.parse("2026-08-14T12:00:00Z");

    private final EventLoop loop = new EventLoop(NOON);
    private final SimulatedDynamoDb dynamoDb = new SimulatedDynamoDb("111122223333", loop, new Wire(loop));

    @Test
    void givesEachSlotOfEachWindowOnce() {
        dynamoDb.addTable("headgate", "expiresAt");
        AlertSlots one = new DynamoDbAlertSlots(dynamoDb, "headgate");
        AlertSlots other = new DynamoDbAlertSlots(dynamoDb, "headgate");

        assertThat(one.take("dev#PT1M#1", 1, NOON.plusSeconds(60))).isTrue();
        assertThat(other.take("dev#PT1M#1", 1, NOON.plusSeconds(60))).isFalse();
        assertThat(other.take("dev#PT1M#1", 2, NOON.plusSeconds(60))).isTrue();
        assertThat(other.take("prod#PT1M#1", 1, NOON.plusSeconds(60))).isTrue();
        assertThat(other.take("dev#PT1M#2", 1, NOON.plusSeconds(120))).isTrue();
    }
}
