package dev.headgate.simulator.scenario;

import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.wire.Call;
import dev.headgate.simulator.wire.Fault;
import java.time.Duration;
import java.time.Instant;

/** The levers of a scenario that pull at calls to AWS. */
record CallFaults(World world) {

    /** Lets something happen to the n-th call of an operation. */
    void strike(String service, String operation, int number, Fault.Effect effect) {
        world.wire().add(call -> is(call, service, operation) && call.number() == number ? effect : Fault.Effect.NONE);
    }

    /** Lets something happen to every n-th call of any operation. */
    void strikeEvery(int interval, Fault.Effect effect) {
        int[] calls = {0};
        world.wire().add(call -> ++calls[0] % interval == 0 ? effect : Fault.Effect.NONE);
    }

    /** From now on, and for some time, no call of a service arrives. */
    void loseRequests(String service, Duration lasts) {
        Instant from = world.loop().instant();
        world.wire().add(call -> {
            boolean out = call.service().equals(service)
                    && !call.at().isBefore(from)
                    && call.at().isBefore(from.plus(lasts));
            return out ? Fault.Effect.LOSE_REQUEST : Fault.Effect.NONE;
        });
    }

    private static boolean is(Call call, String service, String operation) {
        return call.service().equals(service) && call.operation().equals(operation);
    }
}
