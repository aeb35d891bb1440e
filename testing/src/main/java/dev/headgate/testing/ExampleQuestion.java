package dev.headgate.testing;

import dev.headgate.analysis.Metric;
import dev.headgate.approval.ApprovalRequest;
import dev.headgate.approval.JudgeEvidence;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The example release on its way to prod, what people are asked about it, and what they say. */
public final class ExampleQuestion {

    public static final Instant NOON = Instant.parse("2026-08-14T12:00:00Z");
    public static final Gate GATE = new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob"), Duration.ofHours(4));
    public static final Gate TRAFFIC_GATE = new Gate(Gate.Before.TRAFFIC, List.of("alice"), Duration.ofHours(1));
    public static final Gate FINISH_GATE = new Gate(Gate.Before.FINISH, List.of("alice"), Duration.ofHours(1));
    public static final Gate TWO_OF_THREE =
            new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob", "carol"), Duration.ofHours(4), 2, false);
    public static final Release RELEASE =
            Example.release("Checkout shows delivery dates", "pipeline web", NOON.minusSeconds(600), false);

    private static final String SERVING = Example.WEB_URI + "@sha256:" + "4d".repeat(32);

    public static final Map<String, String> EMAILS =
            Map.of("alice", "alice@example.com", "bob", "bob@example.com", "carol", "carol@example.com");
    public static final Standing STANDING = new Standing(
            Optional.of(SERVING),
            List.of(
                    RevisionChange.shown(
                            "app: image",
                            Optional.of(SERVING),
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

    private ExampleQuestion() {}

    public static Question question() {
        return question(inProd(), GATE);
    }

    public static Question question(Deployment deployment, Gate gate) {
        return Question.about(deployment, gate, EMAILS, STANDING);
    }

    /** At this gate, of this release. */
    public static Question question(Release release, Gate gate) {
        return question(of(release, new Strategy.Canary(10, Duration.ofMinutes(5)), gate), gate);
    }

    /** At this gate, asked when things stood so. */
    public static Question question(Gate gate, Standing standing) {
        return Question.about(inProd(), gate, EMAILS, standing);
    }

    public static Deployment of(Release release, Strategy strategy, Gate... gates) {
        Environment prod = Example.environment(
                "prod",
                rules -> rules.strategy(strategy)
                        .bake(Duration.ofMinutes(30))
                        .gates(gates)
                        .alarms());
        return Example.opened(Example.plan(release, prod), NOON);
    }

    public static Deployment inProd() {
        return of(RELEASE, new Strategy.Canary(10, Duration.ofMinutes(5)), GATE);
    }

    /** The same, with green started and waiting for traffic. */
    public static Deployment started() {
        return of(RELEASE, new Strategy.Linear(10, Duration.ofMinutes(1)), GATE, TRAFFIC_GATE)
                .intending("marker", NOON, Example.BLUE, List.of());
    }

    /** What its first approver is asked, after others have said this. */
    public static ApprovalRequest request(Question question, GateDecision... decisions) {
        return new ApprovalRequest(
                question.approvers().getFirst(), question, NOON.plus(Duration.ofHours(4)), List.of(decisions));
    }

    /** The question that two of alice, bob and carol decide, after some have said this. */
    public static ApprovalRequest twoOfThree(GateDecision... decisions) {
        return request(question(RELEASE, TWO_OF_THREE), decisions);
    }

    public static GateDecision approved(String by) {
        return decided(GateDecision.Decided.APPROVED, by, Optional.empty());
    }

    public static GateDecision rejected(String by, String why) {
        return decided(GateDecision.Decided.REJECTED, by, Optional.of(why));
    }

    public static GateDecision decided(GateDecision.Decided decided, String by, Optional<String> comment) {
        return new GateDecision(Gate.Before.DEPLOYMENT, decided, by, comment, NOON);
    }
}
