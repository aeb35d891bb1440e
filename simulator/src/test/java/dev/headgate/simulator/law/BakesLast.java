package dev.headgate.simulator.law;

import static dev.headgate.simulator.law.Doings.Kind.CODEDEPLOY;

import dev.headgate.deployment.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Blue is the way back, and is kept as long as was configured. */
final class BakesLast implements Law {

    private record Bake(String deploymentId, String green, String blue, Duration asked, Instant since) {}

    private final Map<Place, Bake> baking = new HashMap<>();

    @Override
    public String promise() {
        return "Blue is kept while all requests go to green for the whole bake, unless a rollback or the bake's end was asked for.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Place place : now.places()) {
            Optional.ofNullable(baking.get(place))
                    .filter(bake -> !Serving.isAllOn(now.traffic(place), bake.green()))
                    .ifPresent(ended -> baking.remove(place));
            Optional.ofNullable(baking.get(place))
                    .ifPresentOrElse(
                            bake -> check(now, place, bake, broken),
                            () -> begun(now, place).ifPresent(bake -> baking.put(place, bake)));
        }
    }

    /** Of two releases in a row the first one's green is the second's blue. */
    private static Optional<Bake> begun(Moment now, Place place) {
        return Serving.percentByDigest(now.traffic(place)).size() != 1
                ? Optional.empty()
                : now.deployments().stream()
                        .filter(it -> Place.of(it).equals(place) && it.closing().isEmpty())
                        .filter(it -> Serving.isAllOn(now.traffic(place), greenOf(it)))
                        .filter(it -> it.start().isPresent() && Serving.isRunning(now.traffic(place), blueOf(it)))
                        .filter(it -> !blueOf(it).equals(greenOf(it)))
                        .map(it -> new Bake(
                                it.id(),
                                greenOf(it),
                                blueOf(it),
                                it.plan().environment().rules().bake(),
                                now.at()))
                        .findFirst();
    }

    private void check(Moment now, Place place, Bake bake, Consumer<String> broken) {
        if (Serving.isRunning(now.traffic(place), bake.blue())) {
            return;
        }
        Duration baked = Duration.between(bake.since(), now.at());
        boolean wanted = now.deployment(bake.deploymentId())
                .filter(it -> it.milestones().rollbackAsked().isPresent()
                        || it.said().promotion(100).isPresent()
                        || it.closing().isPresent())
                .isPresent();
        boolean byHand = now.doings().any(place, bake.since(), CODEDEPLOY);
        if (baked.compareTo(bake.asked()) < 0 && !wanted && !byHand) {
            broken.accept(
                    "blue of " + bake.deploymentId() + " was gone after a bake of " + baked + ", not " + bake.asked());
        }
        baking.remove(place);
    }

    private static String greenOf(Deployment deployment) {
        return deployment.plan().release().image().digest();
    }

    private static String blueOf(Deployment deployment) {
        return Serving.digestOf(deployment.start().orElseThrow().blue().image());
    }
}
