package dev.headgate.handler;

import dev.headgate.config.Target;
import dev.headgate.deployment.BroughtBack;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.RollbackDestination;
import dev.headgate.deployment.RollbackDestination.Live;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.Start;
import dev.headgate.release.Image;
import dev.headgate.traffic.TrafficBackend;
import java.util.List;
import java.util.Optional;

/**
 * What an operator's rollback brings back when its turn has come.
 *
 * <p>A deployment that it found at work {@linkplain Preemption ended for it}: one without production traffic gave way; one
 * whose green had traffic was rolled back, which is what was asked for, and the rollback only sees that it is so.
 */
final class RollbackTurn {

    private final DeploymentStore store;
    private final TrafficBackend backend;

    RollbackTurn(DeploymentStore store, TrafficBackend backend) {
        this.store = store;
        this.backend = backend;
    }

    /** What a look at the environment leads to. */
    sealed interface Destination {

        /** The record says by now what is brought back. */
        record Known(Deployment deployment) implements Destination {}

        /** Verified: what was to be brought back serves. */
        record Reached(Deployment deployment, String why) implements Destination {}

        /** Nothing can be said yet. */
        record Unclear(String why) implements Destination {}

        /** There is nothing that could be brought back. */
        record Nowhere(Fault fault) implements Destination {}
    }

    /** Resolves what is brought back by what is live; once resolved, it stays so. */
    Destination destination(Deployment rollback) {
        if (rollback.start().isPresent()) {
            return new Destination.Known(rollback);
        }
        Target target = rollback.plan().environment().target();
        ServiceView view = backend.look(target, List.of());
        if (view.activeDeployment().isPresent()) {
            return new Destination.Unclear(rollback.backend() + " deployment "
                    + view.activeDeployment().get() + " occupies the service");
        }
        Optional<Revision> primary = view.primary();
        if (primary.isEmpty()) {
            return new Destination.Unclear("the service has no primary task set");
        }
        RollbackDestination history = history(rollback, target, primary.get());
        if (rollback.plan().release().goesBackToItsImage()) {
            return toItsImage(rollback, view, primary.get(), history);
        }
        Optional<Start> asked = undoneFor(rollback);
        if (asked.isPresent()) {
            return reached(rollback, asked.get(), view, history);
        }
        if (rollback.broughtBack().isPresent()) {
            return new Destination.Known(rollback);
        }
        return history.find()
                .<Destination>map(it -> new Destination.Known(store.save(rollback.bringingBack(it))))
                .orElseGet(() -> new Destination.Nowhere(Fault.of(
                        Fault.Fact.HISTORY,
                        "there is nothing to roll back to: no deployment is known that served before "
                                + primary.get().name())));
    }

    /** Nothing that has not served here before: no gate stands before a rollback. */
    private Destination toItsImage(
            Deployment rollback, ServiceView view, Revision primary, RollbackDestination history) {
        Image image = rollback.plan().release().image();
        Target target = rollback.plan().environment().target();
        boolean runs = backend.imageOf(
                        target, primary.taskDefinition(), rollback.plan().container())
                .filter(it -> it.endsWith(image.digest()))
                .isPresent();
        if (runs) {
            return runsAlready(rollback, view, image, history);
        }
        if (rollback.broughtBack().isPresent()) {
            return new Destination.Known(rollback);
        }
        return history.to(image)
                .<Destination>map(it -> new Destination.Known(store.save(rollback.bringingBack(it))))
                .orElseGet(() -> new Destination.Nowhere(new Fault(
                        Fault.Fact.HISTORY,
                        "image " + image.shortDigest() + " is not known to have served here before " + primary.name(),
                        "what never served here, or was rolled back from, is released and not rolled back to: start a"
                                + " release of it")));
    }

    private Destination runsAlready(Deployment rollback, ServiceView view, Image image, RollbackDestination history) {
        Optional<Revision> serving = view.servingAlone().filter(view::isComplete);
        if (serving.isEmpty()) {
            return new Destination.Unclear(image.shortDigest() + " runs already and does not serve well");
        }
        BroughtBack what = new BroughtBack(
                history.serving().flatMap(BroughtBack::deploymentId),
                Optional.of(serving.get().taskDefinition()),
                image);
        Deployment ours = rollback.broughtBack().isPresent() ? rollback : store.save(rollback.bringingBack(what));
        return new Destination.Reached(
                ours, "what was asked for serves already: " + serving.get().name() + " serves 100 % of production");
    }

    /** What was started by the deployment that gave way, where that was rolled back from traffic. */
    private Optional<Start> undoneFor(Deployment rollback) {
        return rollback.gaveWay()
                .flatMap(store::find)
                .filter(it -> it.closing()
                        .filter(how -> how.outcome() == Outcome.ROLLED_BACK)
                        .isPresent())
                .filter(it -> it.milestones().trafficBegan().isPresent())
                .flatMap(Deployment::start);
    }

    private Destination reached(Deployment rollback, Start undone, ServiceView view, RollbackDestination history) {
        Start.Blue blue = undone.blue();
        Optional<Revision> serving = view.servingAlone().filter(it -> view.isComplete(it) && undone.isBlue(it));
        if (serving.isEmpty()) {
            return new Destination.Unclear(blue.image() + " was brought back and does not serve well");
        }
        BroughtBack known = history.serving()
                .orElseGet(() -> new BroughtBack(
                        Optional.empty(),
                        Optional.empty(),
                        rollback.plan().release().image()));
        BroughtBack what = new BroughtBack(
                known.deploymentId(),
                Optional.of(serving.get().taskDefinition()),
                imageOf(blue).orElse(known.image()));
        Deployment ours = rollback.broughtBack().isPresent() ? rollback : store.save(rollback.bringingBack(what));
        String why = "what was asked for serves already: deployment "
                + rollback.gaveWay().orElseThrow()
                + " was rolled back for it, and " + serving.get().name() + " serves 100 % of production with "
                + serving.get().healthy() + " of " + serving.get().desired() + " targets healthy";
        return new Destination.Reached(ours, why);
    }

    private static Optional<Image> imageOf(Start.Blue blue) {
        int at = blue.image().indexOf("@sha256:");
        return at < 0
                ? Optional.empty()
                : Optional.of(
                        new Image(blue.image().substring(0, at), blue.image().substring(at + 1), Optional.empty()));
    }

    private RollbackDestination history(Deployment rollback, Target target, Revision primary) {
        String image = backend.imageOf(
                        target, primary.taskDefinition(), rollback.plan().container())
                .orElse("unknown image");
        List<Deployment> deployed = store.deployed(
                rollback.plan().release().service(),
                rollback.plan().environment().name(),
                GreenTemplate.REMEMBERED_DEPLOYMENTS);
        return new RollbackDestination(
                deployed, new Live(original(target, deployed, primary.taskDefinition(), image), image));
    }

    /** What was brought back as a copy, for its revision had been deregistered, is what the history knows by that revision. */
    private String original(Target target, List<Deployment> deployed, String serving, String image) {
        List<String> known = deployed.stream()
                .filter(it -> image.endsWith(it.plan().release().image().digest()))
                .flatMap(it -> it.servedRevision().stream())
                .distinct()
                .toList();
        return known.contains(serving)
                ? serving
                : known.stream()
                        .filter(it -> backend.isCopy(target, it, serving))
                        .findFirst()
                        .orElse(serving);
    }
}
