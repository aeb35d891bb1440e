package dev.headgate.cli.demo;

import dev.headgate.cli.demo.Histories.Entered;
import dev.headgate.cli.demo.Histories.Step;
import dev.headgate.cli.installation.Installation;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.json.Json;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.ReleasePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A release and its deployments, as Step Functions tells of them; where another begins after its end, that one is seen from then on. */
final class Executions {

    private final SfnClient stepFunctions;
    private final String releases;
    private final String deployments;
    private final Histories histories;
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final Map<String, DeploymentPlan> planned = new LinkedHashMap<>();
    private final Map<String, Track> tracksByExecution = new LinkedHashMap<>();
    private final Set<String> running = new LinkedHashSet<>();
    private final Set<String> others = new HashSet<>();
    private final List<String> releaseStates = new ArrayList<>();
    private ReleaseExecution release;
    private Optional<ReleasePlan.Deploy> plan = Optional.empty();
    private Optional<Instant> releaseEnded = Optional.empty();

    /** @param events of an execution that come between two looks, about */
    Executions(Installation installation, Service service, ReleaseExecution release, int events) {
        this.stepFunctions = installation.clients().stepFunctions();
        this.releases = installation.releases();
        this.deployments = installation.deployments();
        this.release = release;
        this.histories = new Histories(stepFunctions, events);
        for (Environment environment : service.environments()) {
            tracks.put(environment.name(), new Track());
        }
    }

    /**
     * Reads on.
     *
     * @param begun whether an execution may have begun, or ended
     */
    void look(boolean begun) {
        if (begun) {
            releaseEnded.flatMap(this::nextAfter).ifPresent(this::goOnWith);
            // What it does besides starting deployments and ending is of no interest.
            histories.news(release.arn()).forEach(this::note);
            discover();
        }
        running.removeIf(this::hasEnded);
    }

    /** The newest that began after this one had ended: one beside it is the same event twice, or somebody else's. */
    private Optional<ReleaseExecution> nextAfter(Instant end) {
        return stepFunctions.listExecutions(it -> it.stateMachineArn(releases)).executions().stream()
                .filter(it -> it.startDate().isAfter(end))
                .max(Comparator.comparing(ExecutionListItem::startDate))
                .map(it -> new ReleaseExecution(stepFunctions, it.executionArn(), it.startDate()));
    }

    private void goOnWith(ReleaseExecution next) {
        release = next;
        releaseEnded = Optional.empty();
        releaseStates.clear();
    }

    /** Whether its end is all that was left to be read of it. */
    private boolean hasEnded(String executionArn) {
        List<Step> steps = histories.news(executionArn);
        Optional.ofNullable(tracksByExecution.get(executionArn)).ifPresent(track -> steps.forEach(track::add));
        return !steps.isEmpty() && steps.getLast().entered().isEmpty();
    }

    private void note(Step step) {
        step.entered().ifPresentOrElse(this::note, () -> releaseEnded = Optional.of(step.at()));
    }

    private void note(Entered entered) {
        releaseStates.add(entered.state());
        if (entered.state().equals("DeployWaves")) {
            plan = Optional.of(Json.read(entered.input(), ReleasePlan.Deploy.class));
            plan.stream()
                    .flatMap(it -> it.waves().stream())
                    .flatMap(it -> it.deployments().stream())
                    .forEach(this::plan);
        }
    }

    /** Where another release comes, it begins anew; elsewhere what came of the one before stays in sight. */
    private void plan(DeploymentPlan deployment) {
        if (planned.put(deployment.environment().name(), deployment) != null) {
            tracks.put(deployment.environment().name(), new Track());
        }
    }

    /** Somebody else's deployments, and what is said to one, are executions of the same state machine. */
    private void discover() {
        if (plan.isEmpty()) {
            return;
        }
        stepFunctions.listExecutionsPaginator(it -> it.stateMachineArn(deployments)).executions().stream()
                .sorted(Comparator.comparing(ExecutionListItem::startDate))
                .forEach(this::discover);
    }

    /** One that had ended may have been redriven. */
    private void discover(ExecutionListItem execution) {
        String arn = execution.executionArn();
        if (others.contains(arn)) {
            return;
        }
        if (tracksByExecution.containsKey(arn)) {
            if (execution.status() == ExecutionStatus.RUNNING) {
                running.add(arn);
            }
            return;
        }
        trackOf(execution)
                .ifPresentOrElse(
                        track -> {
                            tracksByExecution.put(arn, track);
                            running.add(arn);
                        },
                        () -> others.add(arn));
    }

    /** That of the environment whose deployment of this release it runs, or takes over. */
    private Optional<Track> trackOf(ExecutionListItem execution) {
        return track(execution.name())
                .or(() -> takenOver(execution.executionArn()).flatMap(this::track));
    }

    private Optional<String> takenOver(String executionArn) {
        String input = stepFunctions
                .describeExecution(it -> it.executionArn(executionArn))
                .input();
        return Track.tree(input) instanceof Map<?, ?> members && members.get("recover") instanceof String id
                ? Optional.of(id)
                : Optional.empty();
    }

    private Optional<Track> track(String deploymentId) {
        return planned()
                .filter(it -> it.deploymentId().equals(deploymentId))
                .map(it -> it.environment().name())
                .flatMap(it -> Optional.ofNullable(tracks.get(it)).stream())
                .findFirst();
    }

    /** The deployment that was planned last for each environment. */
    Stream<DeploymentPlan> planned() {
        return planned.values().stream();
    }

    /** The deployment that it is for in an environment. */
    Optional<DeploymentPlan> planned(String environment) {
        return Optional.ofNullable(planned.get(environment));
    }

    /** What is to be deployed; empty before it is planned, or when there is nothing to deploy. */
    Optional<ReleasePlan.Deploy> plan() {
        return plan;
    }

    Track track(Environment environment) {
        return Optional.ofNullable(tracks.get(environment.name())).orElseGet(Track::new);
    }

    Stream<Track> tracks() {
        return tracks.values().stream();
    }

    ReleaseExecution release() {
        return release;
    }

    /** The states that the release entered, in order, those of its waves among them. */
    List<String> releaseStates() {
        return List.copyOf(releaseStates);
    }

    /** When the release ended. */
    Optional<Instant> releaseEnded() {
        return releaseEnded;
    }
}
