package dev.headgate.infra;

import dev.headgate.simulator.scenario.Scenario;
import java.util.List;

/** What the simulator's own scenarios leave out, and functions are allowed for. */
final class MoreScenarios {

    private MoreScenarios() {}

    static List<Scenario> all() {
        return List.of();
    }
}
