package dev.headgate.cli.look.status;

import dev.headgate.cli.look.Called;
import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Sightings;
import dev.headgate.release.Image;
import dev.headgate.status.Phase;
import dev.headgate.status.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What is told of a deployment that is under way, all of it from its record. */
final class UnderWayReader {

    private final Instant now;

    UnderWayReader(Instant now) {
        this.now = now;
    }

    /** @param holder the deployment that has the environment; empty where nobody or this one has it */
    UnderWay read(Status.Ongoing ongoing, Optional<String> holder) {
        Deployment deployment = ongoing.deployment();
        Phase phase = ongoing.phase();
        Image image = deployment.plan().release().image();
        OptionalInt percent = phase.greenPercent(deployment, now);
        Optional<UnderWay.Asked> question = ongoing.question().map(it -> asked(deployment, it));
        return new UnderWay(
                deployment.id(),
                deployment.plan().release().id(),
                Called.image(image),
                image.digest(),
                deployment.plan().release().rollback(),
                deployment.plan().release().requestedBy(),
                deployment.openedAt(),
                phase,
                new Doing(deployment, now).words(phase, question, holder),
                percent.isPresent() ? Optional.of(percent.getAsInt()) : Optional.empty(),
                phase == Phase.SHIFTING && !isStepped(deployment),
                step(deployment, phase),
                question,
                bake(deployment, phase),
                deployment
                        .finding()
                        .map(it -> new UnderWay.Judge(
                                it.reason().verdict().name(), it.reason().name(), it.evidence(), it.at())),
                holder,
                deployment.seen().since().keySet().stream().map(Enum::name).toList());
    }

    /** Of the gates in their order, the one at which this deployment stands. */
    private static UnderWay.Asked asked(Deployment deployment, Status.Asked asked) {
        Gate.Before gate = deployment.start().isEmpty()
                ? Gate.Before.DEPLOYMENT
                : deployment.milestones().trafficMoved().isPresent() ? Gate.Before.FINISH : Gate.Before.TRAFFIC;
        return new UnderWay.Asked(gate, asked.approvers(), asked.missing(), asked.until());
    }

    private static Optional<UnderWay.Step> step(Deployment deployment, Phase phase) {
        return phase == Phase.SHIFTING && rules(deployment).strategy() instanceof Strategy.Stepped stepped
                ? deployment.seen().plateau().flatMap(plateau -> step(stepped, plateau))
                : Optional.empty();
    }

    private static Optional<UnderWay.Step> step(Strategy.Stepped stepped, Sightings.Plateau plateau) {
        return stepped.at(plateau.percent())
                .map(it -> new UnderWay.Step(
                        it.percent(),
                        plateau.since(),
                        plateau.since().plus(it.hold()),
                        plateau.since().plus(it.atMost())));
    }

    private static Optional<UnderWay.Bake> bake(Deployment deployment, Phase phase) {
        return deployment
                .milestones()
                .trafficMoved()
                .filter(moved -> phase == Phase.BAKING)
                .map(moved -> new UnderWay.Bake(
                        moved,
                        moved.plus(rules(deployment).bake()),
                        moved.plus(rules(deployment).longestBake())));
    }

    private static boolean isStepped(Deployment deployment) {
        return rules(deployment).strategy() instanceof Strategy.Stepped;
    }

    private static ReleaseRules rules(Deployment deployment) {
        return deployment.plan().environment().rules();
    }
}
