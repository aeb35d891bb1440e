package dev.headgate.notification;

import dev.headgate.asker.Asker;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.ReleaseEnd;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Release;
import dev.headgate.release.ReleasePlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people read about a release as a whole: one line per environment. */
public final class ReleaseMessages {

    private ReleaseMessages() {}

    /** For followers: where the release is about to go. */
    public static Message planned(ReleasePlan.Deploy plan) {
        Body body = new Body(title(plan.release()) + " begins.");
        body.section("Environments");
        for (ReleasePlan.Wave wave : plan.waves()) {
            wave.deployments().forEach(it -> body.row(it.environment().name(), "wave " + wave.number()));
        }
        return message(Topic.UPDATES, plan.release(), "PLANNED", "to " + environments(plan), body, Optional.empty());
    }

    /**
     * For followers: each environment that did not end well has told of it itself, whoever had to be paged included. Only
     * where nothing else can tell, because a deployment left no record, this is the alert.
     *
     * @param deployments the records that exist of the plan's deployments: those of waves never reached do not
     * @param asker who started the release, as IAM knows it
     */
    public static Message finished(ReleasePlan.Deploy plan, List<Deployment> deployments, Optional<Asker> asker) {
        Map<String, Deployment> byId =
                deployments.stream().collect(Collectors.toMap(Deployment::id, Function.identity(), (a, b) -> b));
        ReleaseEnd end = ReleaseEnd.of(plan, deployments);
        Body body = new Body(title(plan.release()) + how(end));
        body.section("Environments");
        for (ReleasePlan.Wave wave : plan.waves()) {
            wave.deployments()
                    .forEach(it -> body.row(
                            it.environment().name(),
                            line(wave.number(), Optional.ofNullable(byId.get(it.deploymentId())))));
        }
        List<DeploymentPlan> unheardOf = ReleaseEnd.unheardOf(plan, deployments);
        next(end, unheardOf).ifPresent(what -> body.section("What to do next").line(what));
        if (end == ReleaseEnd.RELEASED) {
            return message(Topic.UPDATES, plan.release(), "RELEASED", "to " + environments(plan), body, asker);
        }
        Topic topic = unheardOf.isEmpty() ? Topic.UPDATES : Topic.ALERTS;
        return message(
                topic, plan.release(), "RELEASE_" + end, "not in " + names(notDeployed(plan, byId)), body, asker);
    }

    private static String how(ReleaseEnd end) {
        return switch (end) {
            case RELEASED -> " is done.";
            case SUPERSEDED -> " gave way to a newer release. Nothing is wrong.";
            case REJECTED -> " did not go further. Nothing was harmed.";
            case FAILED -> " has failed.";
        };
    }

    private static Optional<String> next(ReleaseEnd end, List<DeploymentPlan> unheardOf) {
        if (!unheardOf.isEmpty()) {
            return Optional.of("The execution for " + names(unheardOf) + " ended before it wrote a record: see why in"
                    + " Step Functions, then release anew.");
        }
        return switch (end) {
            case RELEASED, SUPERSEDED -> Optional.empty();
            case REJECTED, FAILED ->
                Optional.of("Each environment that was not deployed has a message of its own, with what to do.");
        };
    }

    private static List<DeploymentPlan> notDeployed(ReleasePlan.Deploy plan, Map<String, Deployment> byId) {
        return plan.waves().stream()
                .flatMap(wave -> wave.deployments().stream())
                .filter(it -> !isDeployed(Optional.ofNullable(byId.get(it.deploymentId()))))
                .toList();
    }

    private static boolean isDeployed(Optional<Deployment> deployment) {
        return deployment
                .flatMap(Deployment::closing)
                .map(Closing::outcome)
                .filter(Outcome.DEPLOYED::equals)
                .isPresent();
    }

    private static String line(int wave, Optional<Deployment> deployment) {
        String status = deployment
                .map(it -> it.closing().map(closing -> closing.outcome().name()).orElse("not ended"))
                .orElse("not started");
        String why =
                deployment.flatMap(ReleaseMessages::reason).map(it -> "  " + it).orElse("");
        return String.format(Locale.ROOT, "wave %-2d  %-12s", wave, status) + why;
    }

    private static Optional<String> reason(Deployment deployment) {
        return deployment
                .cause()
                .map(cause -> cause.reason())
                .or(() -> deployment.closing().map(Closing::reason));
    }

    private static Message message(
            Topic topic, Release release, String status, String summary, Body body, Optional<Asker> asker) {
        body.section("What")
                .row("Service", release.service())
                .row("Image", DeploymentSections.image(release.image()))
                .row("Digest", release.image().digest());
        DeploymentSections.requested(body, release, asker);
        body.section("Links").row("Step Functions", ConsoleLinks.execution(release.executionArn()));
        if (topic == Topic.ALERTS) {
            body.row("Runbook", Runbook.of(status));
        }
        return new Message(
                topic,
                PlainText.subject("[Headgate] " + release.service() + ": " + status + " - " + summary + ": "
                        + DeploymentSections.image(release.image())),
                body.text(),
                Map.of("service", release.service(), "status", status));
    }

    private static String title(Release release) {
        return "The " + (release.rollback() ? "rollback" : "release") + " of " + release.service() + " to "
                + DeploymentSections.image(release.image());
    }

    private static String environments(ReleasePlan.Deploy plan) {
        return names(plan.waves().stream()
                .flatMap(wave -> wave.deployments().stream())
                .toList());
    }

    private static String names(List<DeploymentPlan> deployments) {
        return deployments.stream().map(it -> it.environment().name()).collect(Collectors.joining(", "));
    }
}
