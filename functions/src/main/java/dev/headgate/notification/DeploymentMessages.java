package dev.headgate.notification;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.Start;
import dev.headgate.deployment.Wish;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What people read about one deployment; subscriptions can filter by the attributes service, environment and status. */
public final class DeploymentMessages {

    private DeploymentMessages() {}

    /**
     * For followers: green is being made.
     *
     * @param changes from blue's revision to green's; empty where they could not be read
     */
    public static Message started(Deployment deployment, Optional<List<RevisionChange>> changes) {
        Body body = new Body(
                subject(deployment) + " has started. Blue serves all production traffic until green is ready.");
        DeploymentSections.what(body, deployment);
        deployment.start().map(Start::blue).ifPresent(blue -> body.row("Replaces", blue.image()));
        DeploymentSections.changes(body, deployment, changes);
        DeploymentSections.where(body, deployment);
        DeploymentSections.judge(body, deployment);
        DeploymentSections.who(body, deployment, Askers.UNKNOWN);
        DeploymentSections.links(body, deployment);
        return message(Topic.UPDATES, deployment, "STARTED", imageAndRequester(deployment), body);
    }

    /** For followers: how much production traffic green has, and from 100 % on until when it bakes. */
    public static Message trafficMoving(Deployment deployment, Observation observation) {
        int green = observation.greenWeight();
        Body body = new Body(subject(deployment) + ": green serves " + green + " % of production traffic.");
        body.section("How far").row("Traffic", green + " % green, " + (100 - green) + " % blue");
        observation.green().ifPresent(set -> body.row("Green", health(set)));
        observation
                .progress()
                .activity()
                .ifPresent(activity -> body.row(deployment.backend().toString(), activity));
        deployment.milestones().trafficMoved().ifPresent(at -> body.row("Bake time", bake(deployment, at)));
        DeploymentSections.judge(body, deployment);
        DeploymentSections.what(body, deployment);
        DeploymentSections.where(body, deployment);
        DeploymentSections.links(body, deployment);
        return message(Topic.UPDATES, deployment, "TRAFFIC", green + " % on green", body);
    }

    /**
     * An alert where green was taken back, where people are needed, or where our own process broke; for followers else.
     *
     * @param askers who had a part in it, as IAM knows them
     * @throws IllegalArgumentException when the deployment has not been closed
     */
    public static Message ended(Deployment deployment, Askers askers) {
        Closing closing = deployment
                .closing()
                .orElseThrow(() -> new IllegalArgumentException(deployment.id() + " has not been closed"));
        Body body = new Body(subject(deployment) + " " + result(deployment, closing.outcome()));
        DeploymentSections.what(body, deployment);
        DeploymentSections.where(body, deployment);
        DeploymentSections.who(body, deployment, askers);
        Told told = why(body, deployment, closing);
        deployment.finding().ifPresent(found -> DeploymentSections.judge(body, deployment));
        body.section("What serves production traffic now").line(told.unlessTold(closing.serving()));
        body.section("What to do next").steps(new NextSteps(deployment).after(closing.outcome()));
        DeploymentSections.links(body, deployment);
        return message(
                topic(deployment, closing.outcome()),
                deployment,
                closing.outcome().name(),
                closing.reason(),
                body);
    }

    /**
     * Somebody is paged where something was harmed or is broken; what people or a check declined, and what gave way to a
     * newer release, left blue as it was: see docs/adr/0011-one-alert-per-incident.md.
     */
    private static Topic topic(Deployment deployment, Outcome outcome) {
        return switch (outcome) {
            case DEPLOYED, SUPERSEDED -> Topic.UPDATES;
            case REJECTED -> isOurFault(deployment) ? Topic.ALERTS : Topic.UPDATES;
            case ROLLED_BACK, NEEDS_HUMAN -> Topic.ALERTS;
        };
    }

    private static boolean isOurFault(Deployment deployment) {
        return deployment
                .cause()
                .map(Cause::kind)
                .filter(kind -> kind == Cause.Kind.ERROR || kind == Cause.Kind.FAILED)
                .isPresent();
    }

    /** For followers: an operator has said something to it, and what follows from that. */
    public static Message wished(Deployment deployment, Wish wish, String what) {
        Body body = new Body(subject(deployment) + " was " + wish.inWords() + ".");
        body.section("What follows").line(what);
        DeploymentSections.what(body, deployment);
        DeploymentSections.where(body, deployment);
        DeploymentSections.who(body, deployment, Askers.UNKNOWN);
        DeploymentSections.links(body, deployment);
        return message(Topic.UPDATES, deployment, wish.verb().name(), wish.inWords(), body);
    }

    /** For followers: another execution is bringing blue back. How that ends is the alert of this incident. */
    public static Message takenOver(Deployment deployment) {
        Body body = new Body(subject(deployment) + " lost its execution. Another one takes it over and rolls it back.");
        DeploymentSections.what(body, deployment);
        DeploymentSections.where(body, deployment);
        DeploymentSections.who(body, deployment, Askers.UNKNOWN);
        body.section("What to do next")
                .line("Nothing yet: a message follows when it is seen that blue serves, or that a person is needed.");
        DeploymentSections.links(body, deployment);
        return message(Topic.UPDATES, deployment, "TAKEN_OVER", "its execution ended early", body);
    }

    /** For followers, about a deployment that has not ended: what it does now, and why. */
    static Message update(
            Deployment deployment, String status, String summary, String doesNow, Consumer<Body> sections) {
        Body body = new Body(subject(deployment) + " " + doesNow + ".");
        DeploymentSections.what(body, deployment);
        DeploymentSections.where(body, deployment);
        sections.accept(body);
        DeploymentSections.links(body, deployment);
        return message(Topic.UPDATES, deployment, status, summary, body);
    }

    /** An alert about a deployment that goes on: one fact, what it leads to, and what to do about it. */
    static Message alert(Deployment deployment, String status, String fact, String leadsTo, String advice) {
        Body body = new Body(subject(deployment) + " goes on, but " + fact + ".");
        DeploymentSections.what(body, deployment);
        DeploymentSections.where(body, deployment);
        body.section("What it leads to").line(leadsTo);
        body.section("What to do next").line(advice);
        DeploymentSections.links(body, deployment);
        return message(Topic.ALERTS, deployment, status, fact, body);
    }

    /** The cause comes first: what followed from it is told after it, and without saying the same again. */
    private static Told why(Body body, Deployment deployment, Closing closing) {
        body.section("Why it ended so");
        Told told = new Told(deployment.cause().map(Cause::reason).orElse(""));
        deployment.cause().ifPresent(it -> body.row("Cause", it.reason()).row("Since", PlainText.at(it.at())));
        if (deployment
                .cause()
                .filter(it -> it.reason().equals(closing.reason()))
                .isEmpty()) {
            body.row("In the end", told.unlessTold(closing.reason()));
        }
        if (closing.outcome() == Outcome.NEEDS_HUMAN) {
            blueSickBefore(deployment)
                    .ifPresent(it -> body.row(
                            "Before",
                            "blue had " + it + " tasks healthy already when this release was let go all the same"));
        }
        body.row(
                "Ended",
                PlainText.at(closing.at()) + ", after "
                        + DurationWords.exact(Duration.between(deployment.openedAt(), closing.at())));
        return told.and(closing.reason());
    }

    private static Optional<String> blueSickBefore(Deployment deployment) {
        return deployment.start().map(Start::blue).flatMap(Start.Blue::sick);
    }

    private static String result(Deployment deployment, Outcome outcome) {
        return switch (outcome) {
            case DEPLOYED -> "is done: green serves all production traffic.";
            case REJECTED -> "did not go ahead. Blue serves as before.";
            case ROLLED_BACK -> "was rolled back. Verified: blue serves all production traffic again.";
            case SUPERSEDED -> "gave way to a newer release before it began.";
            case NEEDS_HUMAN ->
                "needs a human. Headgate could not verify what serves "
                        + deployment.plan().release().service() + ", and does nothing more by itself.";
        };
    }

    private static Message message(Topic topic, Deployment deployment, String status, String summary, Body body) {
        String service = deployment.plan().release().service();
        String environment = deployment.plan().environment().name();
        if (topic == Topic.ALERTS) {
            // Beside the other links, which come last.
            body.row("Runbook", Runbook.of(status));
        }
        return new Message(
                topic,
                PlainText.subject("[Headgate] " + service + " in " + environment + ": " + status + " - " + summary),
                body.text(),
                Map.of("service", service, "environment", environment, "status", status));
    }

    private static String subject(Deployment deployment) {
        return "The deployment of " + deployment.plan().release().service() + " "
                + DeploymentSections.image(deployment.plan().release().image()) + " in "
                + deployment.plan().environment().name();
    }

    private static String imageAndRequester(Deployment deployment) {
        return DeploymentSections.image(deployment.plan().release().image()) + " by "
                + deployment.plan().release().requestedBy();
    }

    private static String health(Revision green) {
        return green.healthy() + " of " + green.desired() + " tasks healthy";
    }

    private static String bake(Deployment deployment, Instant since) {
        Duration bake = deployment.plan().environment().rules().bake();
        return DurationWords.exact(bake) + ", until " + PlainText.at(since.plus(bake));
    }
}
