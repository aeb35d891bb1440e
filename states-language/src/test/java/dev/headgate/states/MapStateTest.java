package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapStateTest {

    private static final String WAVES = """
            "Waves": {"Type": "Map", "Items": "{%% $states.input.waits %%}", "MaxConcurrency": %s, "End": true,
                "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "Wait", "States": {
                    "Wait": {"Type": "Wait", "Seconds": "{%% $states.input %%}", "Next": "Done"},
                    "Done": {"Type": "Pass", "End": true}}}}""";

    private static final String FAILING = """
            "Map": {"Type": "Map", "Items": [30, 10, 20], "End": true, %s "ItemProcessor": {"StartAt": "Wait", "States": {
                "Wait": {"Type": "Wait", "Seconds": "{%% $states.input %%}", "Next": "Is10"},
                "Is10": {"Type": "Choice", "Default": "Fine",
                    "Choices": [{"Condition": "{%% $states.input = 10 %%}", "Next": "Broken"}]},
                "Broken": {"Type": "Fail", "Error": "Broken", "Cause": "ten"},
                "Fine": {"Type": "Succeed"}}}}""";

    private final World world = new World();

    @ParameterizedTest
    @CsvSource({"1, 60", "2, 40", "3, 30", "0, 30", "'\"{% 1 %}\"', 60"})
    void runsAsManyIterationsAtATimeAsItMay(String maxConcurrency, long seconds) {
        var execution = world.runStates(WAVES.formatted(maxConcurrency), "{\"waits\": [10, 20, 30]}");

        assertThat(execution.output()).isEqualTo("[10,20,30]");
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void keepsTheOrderOfTheItemsWhateverEndsFirst() {
        assertThat(world.runStates(WAVES.formatted(0), "{\"waits\": [30, 10, 20]}")
                        .output())
                .isEqualTo("[30,10,20]");
    }

    @Test
    void hasThePathInTheOrderOfEntering() {
        world.define("machine", WAVES.formatted(1));
        String one = world.start("machine", "{\"waits\": [1, 2]}");
        world.finish(one);
        assertThat(world.path(one)).containsExactly("Waves", "Wait", "Done", "Wait", "Done");

        world.define("machine", WAVES.formatted(2));
        String two = world.start("machine", "{\"waits\": [1, 2]}");
        world.finish(two);
        assertThat(world.path(two)).containsExactly("Waves", "Wait", "Wait", "Done", "Done");
    }

    @Test
    void isDoneAtOnceWithoutItems() {
        assertThat(world.runStates(WAVES.formatted(0), "{\"waits\": []}").output())
                .isEqualTo("[]");
    }

    @Test
    void failsOnItemsThatAreNotAnArray() {
        assertThat(world.runStates(WAVES.formatted(0), "{\"waits\": 1}").error())
                .isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void selectsEachItemsInputAndShowsTheItemInTheContext() {
        assertThat(world.runStates("""
                "Map": {"Type": "Map", "End": true,
                    "ItemSelector": {"i": "{% $states.context.Map.Item.Index %}",
                        "of": "{% $count($states.input) %}", "v": "{% $states.context.Map.Item.Value %}"},
                    "ItemProcessor": {"StartAt": "Show", "States": {"Show": {"Type": "Pass", "End": true,
                        "Output": ["{% $states.input %}", "{% $states.context.Map.Item.Value %}"]}}}}""", """
                ["a", "b"]""").output()).isEqualTo("""
                [[{"i":0,"of":2,"v":"a"},"a"],[{"i":1,"of":2,"v":"b"},"b"]]""");
    }

    @Test
    void failsWithTheFirstIterationAndStopsTheOthers() {
        world.define("machine", FAILING.formatted(""));
        String arn = world.start("machine", "{}");

        assertThat(world.finish(arn).error()).isEqualTo("Broken");
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(10));
        world.loop.runFor(Duration.ofMinutes(1));
        assertThat(world.path(arn)).containsExactly("Map", "Wait", "Wait", "Wait", "Is10", "Broken");
    }

    @Test
    void isRetriedAndCaughtAsAWhole() {
        world.define("machine", FAILING.formatted("""
                "Retry": [{"ErrorEquals": ["Broken"], "MaxAttempts": 1, "IntervalSeconds": 5}],
                "Catch": [{"ErrorEquals": ["Broken"], "Next": "Caught"}],""") + """
                , "Caught": {"Type": "Succeed"}""");
        String arn = world.start("machine", "{}");

        assertThat(world.finish(arn).output()).isEqualTo("{\"Error\":\"Broken\",\"Cause\":\"ten\"}");
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(25));
        assertThat(world.historyTypes(arn))
                .filteredOn("MapStateStarted"::equals)
                .hasSize(2);
    }

    @Test
    void stopsItsIterationsWithTheExecution() {
        world.define("machine", WAVES.formatted(0));
        String arn = world.start("machine", "{\"waits\": [60, 60]}");
        world.loop.runFor(Duration.ofSeconds(1));

        world.stop(arn);
        world.loop.runFor(Duration.ofMinutes(5));

        assertThat(world.path(arn)).containsExactly("Waves", "Wait", "Wait");
    }
}
