package dev.headgate.notification;

import dev.headgate.analysis.Forecast;
import dev.headgate.analysis.Verdict;
import dev.headgate.asker.Asker;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.deployment.BroughtBack;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.WindowWait;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import java.util.List;
import java.util.Optional;

/** The sections that all messages about a deployment share. */
final class DeploymentSections {

    /** A message is read, not studied: the task definitions themselves are in ECS. */
    private static final int MOST_CHANGES = 12;

    private DeploymentSections() {}

    static void what(Body body, Deployment deployment) {
        Release release = deployment.plan().release();
        body.section("What")
                .row("Service", release.service())
                .row("Image", image(release.image()))
                .row("Digest", release.image().digest())
                .row("Deployment", deployment.id() + (release.rollback() ? " (a rollback)" : ""));
    }

    /** What a rollback brings back, and what a look at the image alone would not tell. */
    static void changes(Body body, Deployment deployment, Optional<List<RevisionChange>> changes) {
        deployment
                .broughtBack()
                .flatMap(BroughtBack::revision)
                .ifPresent(it -> body.row("Brings back", "revision " + it.substring(it.lastIndexOf('/') + 1)));
        if (changes.isEmpty()) {
            body.row("Also changes", "not known: ECS could not be asked");
            return;
        }
        List<RevisionChange> others =
                RevisionChange.besides(deployment.plan().release().image(), changes.get());
        others.stream().limit(MOST_CHANGES).forEach(it -> body.row("Also changes", it.inWords()));
        if (others.size() > MOST_CHANGES) {
            body.row("Also changes", (others.size() - MOST_CHANGES) + " more");
        }
    }

    static void where(Body body, Deployment deployment) {
        Environment environment = deployment.plan().environment();
        body.section("Where")
                .row("Environment", environment.name())
                .row("Account", environment.target().account())
                .row("Region", environment.target().region())
                .row(
                        "ECS service",
                        environment.target().cluster() + "/"
                                + environment.target().service());
    }

    static void who(Body body, Deployment deployment, Askers askers) {
        requested(body, deployment.plan().release(), askers.asked());
        askers.stopped().ifPresent(it -> body.row("Stopped by", it.inWords()));
        askers.tookOver().ifPresent(it -> body.row("Taken over by", it.inWords()));
        deployment.decisions().forEach(it -> body.row(label(it), decision(it)));
        deployment.said().all().forEach(it -> body.row("Told at " + PlainText.at(it.at()), it.inWords()));
        OverruledMessages.atStart(deployment).ifPresent(it -> body.row("Overruled", it));
        deployment.windowWait().filter(WindowWait::isOverruled).ifPresent(it -> body.row("Overruled", it.why()));
    }

    /** What an input says of who asked is a claim, and never more than that. */
    static void requested(Body body, Release release, Optional<Asker> asker) {
        body.section("Who asked and why").row("Requested by", release.requestedBy() + " (as its input says)");
        asker.ifPresent(it -> body.row("Asked by", it.inWords()));
        body.row("At", PlainText.at(release.requestedAt())).row("Reason", release.reason());
        release.override().ifPresent(it -> body.row("Overrides", it.inWords()));
        if (release.isNow()) {
            body.row("How", "at once: alarms, judge, gates and scan do not hold it up");
        }
    }

    static void links(Body body, Deployment deployment) {
        body.section("Links").row("Step Functions", ConsoleLinks.execution(deployment.executionArn()));
        deployment
                .backendId()
                .ifPresent(id -> body.row(
                        deployment.backend().toString(),
                        BackendLinks.console(deployment.plan().environment().target(), id)));
    }

    /** By the tag that people know, and by what cannot move. */
    static String image(Image image) {
        return image.tag().map(tag -> tag + " (" + image.shortDigest() + ")").orElseGet(image::shortDigest);
    }

    private static String label(GateDecision decision) {
        return switch (decision.decided()) {
            case APPROVED -> "Approved by";
            case REJECTED -> "Rejected by";
        };
    }

    private static String decision(GateDecision decision) {
        return decision.by() + ", before the " + gate(decision.gate())
                + decision.comment().map(it -> ": " + it).orElse("");
    }

    private static String gate(Gate.Before gate) {
        return switch (gate) {
            case DEPLOYMENT -> "deployment";
            case TRAFFIC -> "traffic";
            case FINISH -> "end of blue";
        };
    }

    /** What the canary judge can find, or has found. */
    static void judge(Body body, Deployment deployment) {
        Optional<String> forecast =
                deployment.baseline().flatMap(JudgeBaseline::forecast).map(Forecast::sentence);
        Optional<Finding> finding = deployment.finding();
        if (finding.isEmpty() && forecast.isEmpty()) {
            return;
        }
        body.section("What the canary judge says");
        if (finding.isEmpty()) {
            forecast.ifPresent(body::line);
        }
        finding.ifPresent(found -> {
            body.row(
                    "Verdict",
                    found.reason().verdict() == Verdict.KEEP_WATCHING
                            ? "none yet"
                            : found.reason().verdict() + " (" + found.reason() + ")");
            boolean told = deployment
                    .cause()
                    .filter(it -> it.reason().equals(found.evidence()))
                    .isPresent();
            if (!told) {
                body.row("Evidence", found.evidence());
            }
            found.warnings().forEach(warning -> body.row("Warning", warning));
        });
    }
}
