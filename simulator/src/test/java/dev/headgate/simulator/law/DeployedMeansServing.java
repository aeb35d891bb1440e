package dev.headgate.simulator.law;

import static dev.headgate.simulator.law.Doings.Kind.CODEDEPLOY;
import static dev.headgate.simulator.law.Doings.Kind.LISTENER;
import static dev.headgate.simulator.law.Doings.Kind.TASKS;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Outcome;
import java.util.function.Consumer;

/** Half of green is not green. */
final class DeployedMeansServing implements Law {

    @Override
    public String promise() {
        return "DEPLOYED: green gets all of production and has as many healthy tasks as are wanted.";
    }

    @Override
    public void reached(Moment now, Ending ending, Consumer<String> broken) {
        boolean deployed = ending.deployment()
                .closing()
                .map(Closing::outcome)
                .filter(it -> it == Outcome.DEPLOYED)
                .isPresent();
        Place place = Place.of(ending.deployment());
        String digest = ending.deployment().plan().release().image().digest();
        if (deployed
                && !Serving.isWhole(now.traffic(place), digest)
                && !now.doings().any(place, ending.lastLook(), TASKS, LISTENER, CODEDEPLOY)) {
            broken.accept(ending.deployment().id() + " is DEPLOYED, and production is "
                    + now.traffic(place).revisions());
        }
    }
}
