package dev.headgate.cli.look.status;

import dev.headgate.cli.look.ExecutionsSeen;
import dev.headgate.cli.look.Moments;
import dev.headgate.cli.picture.Phase;
import dev.headgate.cli.picture.Snapshot;
import dev.headgate.cli.picture.Snapshot.EnvironmentState;
import dev.headgate.cli.picture.Watched;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.text.PlainLine;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** What is under way in an installation, looked at again and again until it has ended. */
final class Followed implements Watched {

    private final StatusLook look;
    private final Instant since;
    private final Optional<String> release;
    private final Set<String> releases = new LinkedHashSet<>();
    private final Map<String, Deployment> followed = new LinkedHashMap<>();
    private StatusReport report;

    /** @param release the ARN of a release's execution that is to be followed, whatever else is under way */
    Followed(StatusLook look, Optional<String> release) {
        this.look = look;
        this.release = release;
        this.since = look.records().now();
        this.report = look.now();
        note();
        releases.addAll(executions().releasesUnderWay(look.service(), since));
    }

    /** Looks again. */
    void look() {
        report = look.now();
        note();
    }

    private void note() {
        Set<String> ids = new LinkedHashSet<>(followed.keySet());
        report.places().forEach(place -> place.underWay().forEach(it -> ids.add(it.deployment())));
        ids.stream().flatMap(id -> look.records().find(id).stream()).forEach(it -> {
            followed.put(it.id(), it);
            releases.add(it.plan().release().executionArn());
        });
    }

    /** Whether the release has ended, or where none is named nothing goes on any more: what needs a human may do so for days. */
    boolean isOver() {
        return release.map(it -> !executions().isRunning(it)).orElseGet(this::isQuiet);
    }

    private boolean isQuiet() {
        return underWay().allMatch(UnderWay::needsHuman) && releases.stream().noneMatch(executions()::isRunning);
    }

    /** Whether all that was under way is deployed. */
    boolean isWell() {
        return followed.values().stream().allMatch(it -> outcome(it).equals(Optional.of(Outcome.DEPLOYED)));
    }

    private ExecutionsSeen executions() {
        return look.records().executions();
    }

    StatusReport report() {
        return report;
    }

    private Stream<UnderWay> underWay() {
        return report.places().stream().flatMap(it -> it.underWay().stream());
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(
                new Snapshot.Heading(
                        look.service().orElse("all services"),
                        "as the records say",
                        report.at(),
                        elapsed(),
                        Optional.empty(),
                        ""),
                environments(),
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public String title() {
        return look.service().orElse("all services") + " from " + Moments.exactly(since) + " UTC on";
    }

    @Override
    public Duration elapsed() {
        return Duration.between(since, report.at());
    }

    @Override
    public List<EnvironmentState> environments() {
        return report.places().stream().map(this::environment).toList();
    }

    @Override
    public List<Snapshot.Happening> happenings() {
        return List.of();
    }

    private EnvironmentState environment(StatusReport.Place place) {
        return place.underWay().stream()
                .findFirst()
                .map(it -> underWay(name(place), it))
                .or(() -> lastOf(place).map(it -> ended(name(place), it)))
                .orElseGet(() -> quiet(place));
    }

    private EnvironmentState underWay(String name, UnderWay it) {
        return new EnvironmentState(
                name,
                phase(it),
                it.needsHuman() ? Optional.of(Outcome.NEEDS_HUMAN) : Optional.empty(),
                it.greenPercent().map(OptionalInt::of).orElse(OptionalInt.empty()),
                Optional.empty(),
                PlainLine.of(it.doing()),
                Optional.of(Duration.between(it.openedAt(), report.at())));
    }

    private static Phase phase(UnderWay it) {
        if (it.question().isPresent()) {
            return Phase.ASKING;
        }
        return switch (it.phase()) {
            case WAITING, PREPARING -> Phase.GETTING_READY;
            case STARTING -> Phase.COMING_UP;
            case SHIFTING -> Phase.MOVING;
            case BAKING -> Phase.BAKING;
            case RETIRING -> Phase.RETIRING_BLUE;
            case ROLLING_BACK -> Phase.ROLLING_BACK;
            case NEEDS_HUMAN -> Phase.CLOSING;
        };
    }

    /** The one of those that were followed which came last. */
    private Optional<Deployment> lastOf(StatusReport.Place place) {
        return followed.values().stream()
                .filter(it -> it.plan().lockName().equals(place.service() + "/" + place.environment()))
                .reduce((earlier, later) -> later.openedAt().isBefore(earlier.openedAt()) ? earlier : later);
    }

    private EnvironmentState ended(String name, Deployment it) {
        Optional<Outcome> outcome = outcome(it);
        return new EnvironmentState(
                name,
                Phase.CLOSING,
                outcome,
                OptionalInt.of(outcome.equals(Optional.of(Outcome.DEPLOYED)) ? 100 : 0),
                Optional.empty(),
                PlainLine.of(it.closing().map(Closing::reason).orElse("")),
                it.closing().map(how -> Duration.between(it.openedAt(), how.at())));
    }

    private EnvironmentState quiet(StatusReport.Place place) {
        return new EnvironmentState(
                name(place),
                Phase.QUIET,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                PlainLine.of(place.serving().map(it -> "serves " + it.image()).orElse("")),
                Optional.empty());
    }

    private String name(StatusReport.Place place) {
        return look.service().isPresent() ? place.environment() : place.service() + "/" + place.environment();
    }

    private static Optional<Outcome> outcome(Deployment deployment) {
        return deployment.closing().map(Closing::outcome);
    }
}
