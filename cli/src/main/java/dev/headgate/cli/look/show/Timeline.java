package dev.headgate.cli.look.show;

import dev.headgate.analysis.Verdict;
import dev.headgate.approval.Approval;
import dev.headgate.approval.Approver;
import dev.headgate.cli.look.Called;
import dev.headgate.cli.look.Moments;
import dev.headgate.cli.look.Records;
import dev.headgate.cli.look.show.ShowReport.Event;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Milestones;
import dev.headgate.deployment.Pins;
import dev.headgate.deployment.Start;
import dev.headgate.release.Release;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened to a deployment, in the order in which it did, as far as its record and its questions tell. */
record Timeline(Deployment deployment, List<Approval> questions, Records records) {

    List<Event> events() {
        return Stream.of(beginning(), asked(), decided(), said(), traffic(), undoing(), ending())
                .flatMap(it -> it)
                .sorted(Comparator.comparing(Event::at))
                .toList();
    }

    private Stream<Event> beginning() {
        Release release = deployment.plan().release();
        return Stream.concat(
                Stream.of(
                        new Event(
                                release.requestedAt(),
                                "the release is asked for",
                                records.starter(release.executionArn(), Optional.of(release.requestedBy())),
                                Optional.of(release.reason())),
                        Event.of(deployment.openedAt(), "it is opened")),
                Stream.of(
                                event(
                                        milestones().readinessSought(),
                                        "it has its turn, and is looked at whether it may start"),
                                deployment.start().map(it -> started(it)))
                        .flatMap(Optional::stream));
    }

    private Event started(Start start) {
        String what = "green is started, by " + deployment.backend();
        return start.backendId().map(id -> Event.of(start.at(), what, id)).orElseGet(() -> Event.of(start.at(), what));
    }

    private Stream<Event> asked() {
        return questions.stream()
                .map(it -> Event.of(
                        it.askedAt(),
                        "approvers are asked " + Called.gate(it.gate()),
                        it.question().approvers().stream().map(Approver::name).collect(Collectors.joining(" or "))
                                + ", until " + Moments.exactly(it.expiresAt()) + " UTC"));
    }

    private Stream<Event> decided() {
        Stream<Event> counting = deployment.decisions().stream().map(Timeline::decided);
        Stream<Event> lapsed = deployment.pinned().map(Pins::lapsed).orElse(List.of()).stream()
                .flatMap(it -> Stream.concat(
                        it.decisions().stream().map(Timeline::decided),
                        Stream.of(Event.of(it.at(), "approvals do not count any more", it.why()))));
        return Stream.concat(counting, lapsed);
    }

    private static Event decided(GateDecision decision) {
        String what = switch (decision.decided()) {
            case APPROVED -> "approved ";
            case REJECTED -> "rejected ";
        };
        return new Event(
                decision.at(), what + Called.gate(decision.gate()), Optional.of(decision.by()), decision.comment());
    }

    private Stream<Event> said() {
        return deployment.said().all().stream()
                .map(it -> new Event(
                        it.at(),
                        "it is " + it.done(),
                        records.starter(it.executionArn(), it.requestedBy()),
                        it.reason()));
    }

    private Stream<Event> traffic() {
        Optional<Instant> complete =
                deployment.seen().wanted().stream().map(it -> it.from()).findFirst();
        return Stream.of(
                        event(complete, "green is up, all its targets healthy"),
                        event(milestones().trafficAllowed(), "traffic may move"),
                        event(milestones().trafficBegan(), "green is seen with production traffic"),
                        deployment
                                .seen()
                                .plateau()
                                .filter(it -> it.percent() < 100)
                                .map(it -> Event.of(it.since(), "green is seen with " + it.percent() + " %")),
                        event(milestones().trafficMoved(), "all traffic is on green: the bake begins"),
                        deployment
                                .finding()
                                .map(it -> Event.of(
                                        it.at(),
                                        it.reason().verdict() == Verdict.KEEP_WATCHING
                                                ? "the judge has no verdict yet"
                                                : "the judge says "
                                                        + it.reason().verdict(),
                                        it.evidence())),
                        event(milestones().blueRetiring(), "the bake has passed: blue goes"))
                .flatMap(Optional::stream);
    }

    private Stream<Event> undoing() {
        return Stream.of(
                        deployment.cause().map(it -> Event.of(it.at(), "it is not going to be deployed", it.reason())),
                        event(milestones().rollbackAsked(), "the rollback is asked for"),
                        event(deployment.takenOverAt(), "another execution takes it over"),
                        deployment
                                .settlement()
                                .map(it -> new Event(
                                        it.at(),
                                        "settled: what serves stays as it is",
                                        Optional.of(it.by()),
                                        Optional.of(it.reason()))))
                .flatMap(Optional::stream);
    }

    private Stream<Event> ending() {
        return deployment.closing().stream()
                .map((Closing how) -> Event.of(how.at(), how.outcome().name(), how.reason()));
    }

    private static Optional<Event> event(Optional<Instant> at, String what) {
        return at.map(it -> Event.of(it, what));
    }

    private Milestones milestones() {
        return deployment.milestones();
    }
}
