package dev.headgate.testing;

import dev.headgate.analysis.Metric;
import dev.headgate.approval.JudgeEvidence;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The release of web 3.2.1 to prod, and what people are asked about it. */
public final class SampleQuestion {

    public static final Instant NOON = Instant.parse("2026-08-14T12:00:00Z");
    public static final Gate GATE = new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob"), Duration.ofHours(4));
    public static final Gate TRAFFIC_GATE = new Gate(Gate.Before.TRAFFIC, List.of("alice"), Duration.ofHours(1));
    public static final Release RELEASE = new Release(
            "r-1",
            "web",
            new Image(
                    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web",
                    "sha256:" + "5e".repeat(32),
                    Optional.of("3.2.1")),
            false,
            "Checkout shows delivery dates",
            "pipeline web",
            NOON.minusSeconds(600),
            "arn:aws:states:eu-west-1:111122223333:execution:release:r-1");

    public static final Map<String, String> EMAILS =
            Map.of("alice", "alice@example.com", "bob", "bob@example.com", "carol", "carol@example.com");
    public static final Standing STANDING = new Standing(
            Optional.of("111122223333.dkr.ecr.eu-west-1.amazonaws.com/web@sha256:" + "4d".repeat(32)),
            List.of(
                    RevisionChange.shown(
                            "app: image",
                            Optional.of("111122223333.dkr.ecr.eu-west-1.amazonaws.com/web@sha256:" + "4d".repeat(32)),
                            Optional.of(RELEASE.image().reference())),
                    RevisionChange.hidden("app: environment LOG_LEVEL", RevisionChange.Kind.ADDED),
                    RevisionChange.shown("memory", Optional.of("512"), Optional.of("1024"))),
            List.of(new Standing.Fact("Blue", "4 of 4 tasks healthy, serves production")),
            Optional.empty());

    /** Two minutes beside blue, one of which nobody used green, and one alone. */
    public static final JudgeEvidence EVIDENCE = new JudgeEvidence(
            Metric.SERVER_ERRORS,
            NOON,
            1,
            0.01,
            2,
            List.of(
                    new JudgeEvidence.Point(Optional.of(0.004), Optional.of(0.02), 0.1, 0),
                    new JudgeEvidence.Point(Optional.of(0.0), Optional.empty(), 0.1, 0.2),
                    new JudgeEvidence.Point(Optional.of(0.004), Optional.of(0.03), 0.5, 0.2)));

    private SampleQuestion() {}

    public static Question question() {
        return question(inProd(), GATE);
    }

    public static Question question(Deployment deployment, Gate gate) {
        return Question.about(deployment, gate, EMAILS, STANDING);
    }

    /** At this gate, of this release. */
    public static Question question(Release release, Gate gate) {
        return question(of(release, "prod", new Strategy.Canary(10, Duration.ofMinutes(5)), gate), gate);
    }

    public static Deployment of(Release release, String environment, Strategy strategy, Gate... gates) {
        Target target = new Target(
                "444455556666",
                "eu-west-1",
                "headgate-prod",
                "web-prod",
                new CodeDeployGroup("web-prod", "web-prod"),
                "arn:role",
                "headgate-prod");
        ReleaseRules rules = new ReleaseRules(
                strategy, Duration.ofMinutes(30), List.of(gates), List.of(), Optional.empty(), Duration.ofHours(1));
        Environment where = new Environment(environment, 3, target, rules);
        return Deployment.open(
                Example.plan("r-1-prod", release, where),
                "arn:aws:states:eu-west-1:111122223333:execution:deployment:r-1-prod",
                NOON);
    }

    public static Deployment inProd() {
        return of(RELEASE, "prod", new Strategy.Canary(10, Duration.ofMinutes(5)), GATE);
    }

    /** The same, with green started and waiting for traffic. */
    public static Deployment started() {
        return of(RELEASE, "prod", new Strategy.Linear(10, Duration.ofMinutes(1)), GATE, TRAFFIC_GATE)
                .intending("marker", NOON, Example.BLUE, List.of());
    }
}
