package dev.headgate.simulator.endpoint;

import dev.headgate.simulator.installation.Accounts;
import java.util.function.Supplier;

/** Where calls from outside are carried out: a look changes nothing, not even which of Headgate's calls a fault hits. */
record UndisturbedPlace(CallPlace place, Accounts accounts) implements CallPlace {

    @Override
    public <T> T call(Supplier<T> task) {
        return place.call(() -> accounts.undisturbed(task));
    }
}
