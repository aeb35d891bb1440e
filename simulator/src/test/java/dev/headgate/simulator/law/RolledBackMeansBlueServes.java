package dev.headgate.simulator.law;

import static dev.headgate.simulator.law.Doings.Kind.CODEDEPLOY;
import static dev.headgate.simulator.law.Doings.Kind.LISTENER;
import static dev.headgate.simulator.law.Doings.Kind.TASKS;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.environment.TrafficView;
import java.util.function.Consumer;

/** A rollback is over when blue was seen to serve, not when a call returned. */
final class RolledBackMeansBlueServes implements Law {

    @Override
    public String promise() {
        return "ROLLED_BACK: blue gets all of production with all its tasks healthy; REJECTED after a start: all of it.";
    }

    @Override
    public void reached(Moment now, Ending ending, Consumer<String> broken) {
        Outcome outcome = ending.deployment().closing().map(Closing::outcome).orElse(Outcome.NEEDS_HUMAN);
        Place place = Place.of(ending.deployment());
        boolean back = outcome == Outcome.ROLLED_BACK || outcome == Outcome.REJECTED || outcome == Outcome.SUPERSEDED;
        if (!back || now.doings().any(place, ending.seenUntil(), TASKS, LISTENER, CODEDEPLOY)) {
            return;
        }
        ending.deployment()
                .start()
                .map(start -> Serving.digestOf(start.blue().image()))
                .filter(blue -> !serves(now.traffic(place), blue, outcome))
                .ifPresent(blue ->
                        broken.accept(outcome + " of " + ending.deployment().id() + ", and production is "
                                + now.traffic(place).revisions()));
    }

    private static boolean serves(TrafficView traffic, String blue, Outcome outcome) {
        return outcome == Outcome.ROLLED_BACK ? Serving.isWhole(traffic, blue) : Serving.isAllOn(traffic, blue);
    }
}
