package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ParallelStateTest {

    private static final String BRANCHES = """
            "Both": {"Type": "Parallel", %s "Branches": [
                {"StartAt": "Slow", "States": {"Slow": {"Type": "Wait", "Seconds": 60, "Next": "SlowDone"},
                    "SlowDone": {"Type": "Pass", "Output": ["slow", "{%% $states.input %%}"], "End": true}}},
                {"StartAt": "Quick", "States": {"Quick": {"Type": "Wait", "Seconds": 10, "Next": "QuickDone"},
                    "QuickDone": %s}}]},
            "After": {"Type": "Succeed"}""";

    private static final String FINE = "{\"Type\": \"Pass\", \"Output\": \"quick\", \"End\": true}";
    private static final String BROKEN = "{\"Type\": \"Fail\", \"Error\": \"Broken\"}";

    private final World world = new World();

    @Test
    void runsItsBranchesSideBySideAndKeepsTheirOrder() {
        var execution = world.runStates(BRANCHES.formatted("\"Next\": \"After\",", FINE), "7");

        assertThat(execution.output()).isEqualTo("[[\"slow\",7],\"quick\"]");
        assertThat(world.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void givesItsArgumentsToEachBranch() {
        var execution = world.runStates(
                BRANCHES.formatted("\"Next\": \"After\", \"Arguments\": \"{% $states.input + 1 %}\",", FINE), "7");

        assertThat(execution.output()).isEqualTo("[[\"slow\",8],\"quick\"]");
    }

    @Test
    void failsWithTheFirstBranchAndStopsTheOthers() {
        world.define("machine", BRANCHES.formatted("\"Next\": \"After\",", BROKEN));
        String arn = world.start("machine", "{}");

        assertThat(world.finish(arn).error()).isEqualTo("Broken");
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(10));
        world.loop.runFor(Duration.ofMinutes(5));
        assertThat(world.path(arn)).containsExactly("Both", "Slow", "Quick", "QuickDone");
    }

    @Test
    void isCaughtAsAWhole() {
        var execution = world.runStates(BRANCHES.formatted("""
                "Next": "After", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "After"}],""", BROKEN));

        assertThat(execution.output()).isEqualTo("{\"Error\":\"Broken\",\"Cause\":\"\"}");
    }
}
