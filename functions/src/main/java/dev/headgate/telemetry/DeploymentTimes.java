package dev.headgate.telemetry;

import dev.headgate.analysis.Verdict;
import dev.headgate.approval.Approval;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Wish;
import dev.headgate.release.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the time of an ended deployment went.
 *
 * @param total from its opening to its end
 * @param people while an approver was asked or an operator's pause stood; the rest is progress
 * @param approvals how long each question that was settled had been open
 * @param evidenceToRollback from when the evidence was there until the rollback was asked for; empty where green did no harm
 */
public record DeploymentTimes(
        Duration total, Duration people, List<Duration> approvals, Optional<Duration> evidenceToRollback) {

    public DeploymentTimes {
        approvals = List.copyOf(approvals);
    }

    /** From one moment to a later one. */
    private record Span(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    /**
     * Reads them off the records.
     *
     * @param questions that were put to approvers; of one that was put anew the last time counts
     */
    public static DeploymentTimes of(Deployment deployment, Closing closing, List<Approval> questions) {
        Stream<Span> asked = questions.stream().map(it -> new Span(it.askedAt(), openUntil(it, closing.at())));
        return new DeploymentTimes(
                Duration.between(deployment.openedAt(), closing.at()),
                together(Stream.concat(asked, pauses(deployment, closing.at()))),
                questions.stream()
                        .flatMap(it -> it.settled().map(GateDecision::at).stream()
                                .map(at -> Duration.between(it.askedAt(), at)))
                        .toList(),
                evidenceToRollback(deployment));
    }

    public Duration progress() {
        return total.minus(people);
    }

    private static Instant openUntil(Approval question, Instant end) {
        Instant latest = end.isBefore(question.expiresAt()) ? end : question.expiresAt();
        return question.settled().map(GateDecision::at).orElse(latest);
    }

    /** Each ends with the next word, and at the latest when it was granted to. */
    private static Stream<Span> pauses(Deployment deployment, Instant end) {
        List<Wish> said = deployment.said().all();
        List<Span> pauses = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Wish pause = said.get(i);
            if (pause.verb() == Verb.PAUSE) {
                Instant until = i + 1 < said.size() ? said.get(i + 1).at() : end;
                pauses.add(new Span(
                        pause.at(),
                        pause.until().filter(it -> it.isBefore(until)).orElse(until)));
            }
        }
        return pauses.stream();
    }

    /** What overlaps counts once. */
    private static Duration together(Stream<Span> spans) {
        Duration sum = Duration.ZERO;
        Instant counted = Instant.MIN;
        for (Span span : spans.sorted(Comparator.comparing(Span::from)).toList()) {
            Instant from = span.from().isAfter(counted) ? span.from() : counted;
            if (span.to().isAfter(from)) {
                sum = sum.plus(new Span(from, span.to()).length());
                counted = span.to();
            }
        }
        return sum;
    }

    /** The judge's evidence is there when the minute is over that it failed green by; any other when it was seen. */
    private static Optional<Duration> evidenceToRollback(Deployment deployment) {
        return deployment
                .cause()
                .filter(cause -> cause.kind() == Cause.Kind.FAILED)
                .flatMap(cause -> deployment
                        .milestones()
                        .rollbackAsked()
                        .map(asked -> Duration.between(evidenceAt(deployment, cause), asked)));
    }

    private static Instant evidenceAt(Deployment deployment, Cause cause) {
        return deployment
                .finding()
                .filter(it -> it.reason().verdict() == Verdict.FAIL && it.at().equals(cause.at()))
                .flatMap(Finding::until)
                .orElse(cause.at());
    }
}
