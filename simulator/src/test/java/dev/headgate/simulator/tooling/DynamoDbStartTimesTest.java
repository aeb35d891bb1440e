package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;

import dev.headgate.deployment.StartTimes;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.table.DynamoDbStartTimes;
import dev.headgate.testing.StartTimesContract;

class DynamoDbStartTimesTest extends StartTimesContract {

    private final EventLoop loop = new EventLoop(NOON);
    private final SimulatedDynamoDb client = new SimulatedDynamoDb("111122223333", loop, new Wire(loop));
    private final StartTimes times = new DynamoDbStartTimes(client, "headgate");

    DynamoDbStartTimesTest() {
        client.addTable("headgate", "expiresAt");
    }

    @Override
    protected StartTimes times() {
        return times;
    }
}
