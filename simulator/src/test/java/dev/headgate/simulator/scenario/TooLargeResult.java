package dev.headgate.simulator.scenario;

import static dev.headgate.simulator.law.Doings.Kind.EXECUTION;

import dev.headgate.json.Json;
import dev.headgate.states.definition.TooLarge;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The n-th result of a state is more than Step Functions passes on, and {@code States.ALL} catches that or does not. */
record TooLargeResult(String state, int number, TooLarge reading) implements Mishap {

    @Override
    public void arrange(Simulation simulation) {
        AtomicInteger results = new AtomicInteger();
        simulation.world().stepFunctions().tooLarge(reading);
        simulation
                .world()
                .returnTooMuch(
                        payload -> isOfTheState(payload) && results.incrementAndGet() == number && hit(simulation));
    }

    private boolean isOfTheState(String payload) {
        return state.equals(Json.object(Json.tree(payload), "$").get("state"));
    }

    /** The execution may have died of it. */
    private static boolean hit(Simulation simulation) {
        simulation.befallAll(EXECUTION, Duration.ofMinutes(10));
        return true;
    }
}
