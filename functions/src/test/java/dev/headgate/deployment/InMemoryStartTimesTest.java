package dev.headgate.deployment;

import dev.headgate.testing.InMemoryStartTimes;
import dev.headgate.testing.StartTimesContract;

class InMemoryStartTimesTest extends StartTimesContract {

    private final StartTimes times = new InMemoryStartTimes();

    @Override
    protected StartTimes times() {
        return times;
    }
}
