package dev.headgate.notification;

import dev.headgate.config.window.Windows;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.WindowWait;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.deployment.window.WindowRule;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people read about times at which nothing is released. */
public final class WindowMessages {

    private WindowMessages() {}

    /**
     * What is news in a deployment's record: that it waits, for followers; and where a person's word has it pass what is closed, an
     * alert.
     */
    public static Optional<Message> of(Deployment before, Deployment after) {
        return after.windowWait().flatMap(now -> {
            boolean waitedBefore =
                    before.windowWait().filter(WindowWait::isWaiting).isPresent();
            boolean passedBefore =
                    before.windowWait().filter(WindowWait::isOverruled).isPresent();
            if (now.isWaiting() && !waitedBefore) {
                return Optional.of(waits(after, now));
            }
            return now.isOverruled() && !passedBefore ? Optional.of(passes(after, now)) : Optional.empty();
        });
    }

    private static Message waits(Deployment deployment, WindowWait wait) {
        Optional<Windows> windows = deployment.plan().environment().rules().windows();
        String until = WindowRule.time(wait.until(), windows);
        return DeploymentMessages.update(
                deployment,
                "CLOSED",
                "waits until " + until,
                "waits: " + deployment.plan().environment().name() + " is closed for releases",
                body -> {
                    body.section("Why it waits").row("Closed", wait.why()).row("Until", until);
                    body.section("What to do next")
                            .line("Nothing: it goes on by itself. If it has to go out now, start the release state"
                                    + " machine with " + OperatorInput.overriding(deployment));
                });
    }

    private static Message passes(Deployment deployment, WindowWait wait) {
        String who = deployment.plan().release().requestedBy();
        return DeploymentMessages.alert(
                deployment,
                "OVERRULED",
                who + " overrules that " + deployment.plan().environment().name() + " is closed for releases",
                "Production traffic may move although: " + wait.why() + ". "
                        + deployment
                                .plan()
                                .release()
                                .override()
                                .map(it -> who + " says why: " + it.reason())
                                .orElse(""),
                "Whoever closed it should know. To stop it, start a rollback with "
                        + OperatorInput.rollback(deployment, "..."));
    }

    /** For followers: nothing is released there until then. */
    public static Message frozen(Freeze freeze, boolean replaces) {
        Body body = new Body(sentence(freeze.what()) + " is frozen: no release begins there"
                + (replaces ? ". This replaces the freeze there was." : "."));
        body.section("Until when and why")
                .row("Until", PlainText.at(freeze.until()))
                .row("Reason", freeze.reason())
                .row("Asked for by", freeze.requestedBy().orElse("somebody who gave no name"));
        body.section("What goes on")
                .line("Rollbacks, releases with an \"override\", and deployments whose traffic moves already.");
        body.section("Links").row("Step Functions", ConsoleLinks.execution(freeze.executionArn()));
        return message(freeze, "FROZEN", "until " + WindowRule.time(freeze.until(), ZoneOffset.UTC), body);
    }

    /** For followers: what was frozen no longer is. */
    public static Message unfrozen(Freeze freeze, Freeze.Lifted how) {
        Body body = new Body(sentence(freeze.what()) + " is no longer frozen.");
        body.section("Who and why")
                .row("Asked for by", how.requestedBy().orElse("somebody who gave no name"))
                .row("Reason", how.reason().orElse("none was given"))
                .row("Frozen for", freeze.reason());
        body.section("Links").row("Step Functions", ConsoleLinks.execution(how.executionArn()));
        return message(freeze, "UNFROZEN", "before its time", body);
    }

    private static Message message(Freeze freeze, String status, String summary, Body body) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("environment", freeze.environment());
        freeze.service().ifPresent(it -> attributes.put("service", it));
        attributes.put("status", status);
        return new Message(
                Topic.UPDATES,
                PlainText.subject("[Headgate] " + freeze.what() + ": " + status + " - " + summary),
                body.text(),
                attributes);
    }

    private static String sentence(String what) {
        return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
    }
}
