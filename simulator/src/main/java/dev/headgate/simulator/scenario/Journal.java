package dev.headgate.simulator.scenario;

import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.deployment.Deployment;
import dev.headgate.json.Json;
import dev.headgate.release.ReleasePlan;
import dev.headgate.simulator.installation.World;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What happened in a run: the states of the release and of each environment's deployment, as they were entered. */
public final class Journal {

    private final World world;
    private final String deployments;
    private final List<String> releaseStates = new ArrayList<>();
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final Map<String, Track> tracksByExecution = new HashMap<>();
    private final String service;
    private Optional<String> release = Optional.empty();
    private Optional<ReleasePlan.Deploy> plan = Optional.empty();
    private Optional<ExecutionStatus> releaseStatus = Optional.empty();
    private Instant endedAt;

    /** One environment's way through its states. */
    public static final class Track {
        private final List<String> states = new ArrayList<>();
        private Optional<String> deploymentId = Optional.empty();
        private Instant since = Instant.EPOCH;
        private Optional<Instant> until = Optional.empty();

        /** Another release comes there: what is told from now on is of that one. */
        private void beginFor(String id) {
            if (deploymentId.filter(it -> !it.equals(id)).isPresent()) {
                states.clear();
            }
        }

        public List<String> states() {
            return List.copyOf(states);
        }

        /** The state it is in; empty before its deployment was opened. */
        public Optional<String> state() {
            return states.isEmpty() ? Optional.empty() : Optional.of(states.getLast());
        }

        public Optional<String> deploymentId() {
            return deploymentId;
        }

        public Instant since() {
            return since;
        }

        /** When its last execution ended. */
        public Optional<Instant> until() {
            return until;
        }
    }

    Journal(World world, Service service) {
        this.world = world;
        deployments = ":execution:" + world.configuration().names().of("headgate-deployment") + ":";
        this.service = service.name();
        this.endedAt = world.loop().instant();
        for (Environment environment : service.environments()) {
            tracks.put(service.name() + "-" + environment.name(), new Track());
        }
        world.stepFunctions().addListener(new Listener());
    }

    /** What was followed before is over: where another release comes, it begins anew. */
    void follow(String releaseExecutionArn) {
        release = Optional.of(releaseExecutionArn);
        releaseStatus = Optional.empty();
        releaseStates.clear();
    }

    /** The id of the release that is followed. */
    Optional<String> releaseName() {
        return release.map(Journal::nameOf);
    }

    /** Whether the release has ended, and every execution of its deployments, those that took over included. */
    boolean isOver() {
        return releaseStatus.isPresent()
                && tracks.values().stream().allMatch(track -> track.states.isEmpty() || track.until.isPresent());
    }

    /** The status of the release's execution; empty while it runs. */
    public Optional<ExecutionStatus> releaseStatus() {
        return releaseStatus;
    }

    /** What the release is to deploy; empty before it is planned, or when there is nothing to deploy. */
    public Optional<ReleasePlan.Deploy> plan() {
        return plan;
    }

    public List<String> releaseStates() {
        return List.copyOf(releaseStates);
    }

    public Instant endedAt() {
        return endedAt;
    }

    /** The way of one environment. */
    public Track track(String service, String environment) {
        return Optional.ofNullable(tracks.get(service + "-" + environment)).orElseGet(Track::new);
    }

    /** The record of an environment's deployment in this run. */
    public Optional<Deployment> deployment(String service, String environment) {
        return track(service, environment).deploymentId().flatMap(world.records()::find);
    }

    private final class Listener implements ExecutionListener {

        @Override
        public void stateEntered(String executionArn, String stateName, Instant at, String input) {
            if (!executionArn.contains(deployments)) {
                // Somebody else's release may go on beside the one that is followed.
                if (release.filter(it -> !it.equals(executionArn)).isPresent()) {
                    return;
                }
                releaseStates.add(stateName);
                if (stateName.equals("DeployWaves")) {
                    plan = Optional.of(Json.read(input, ReleasePlan.Deploy.class));
                }
                return;
            }
            trackOf(executionArn, input).ifPresent(track -> {
                if (track.states.isEmpty()) {
                    track.since = at;
                    track.deploymentId = Optional.of(nameOf(executionArn));
                }
                track.until = Optional.empty();
                track.states.add(stateName);
            });
        }

        @Override
        public void executionEnded(String executionArn, ExecutionStatus status, Instant at) {
            if (release.filter(executionArn::equals).isPresent()) {
                releaseStatus = Optional.of(status);
                endedAt = at;
            }
            Optional.ofNullable(tracksByExecution.get(executionArn)).ifPresent(track -> {
                track.until = Optional.of(at);
                endedAt = at;
            });
        }
    }

    /** That of the environment whose deployment of this release it runs, or takes over. */
    private Optional<Track> trackOf(String executionArn, String input) {
        if (!tracksByExecution.containsKey(executionArn)) {
            String id = recoveredIn(input).orElseGet(() -> nameOf(executionArn));
            environmentOf(id)
                    .flatMap(it -> Optional.ofNullable(tracks.get(service + "-" + it)))
                    .ifPresent(track -> {
                        track.beginFor(id);
                        tracksByExecution.put(executionArn, track);
                    });
        }
        return Optional.ofNullable(tracksByExecution.get(executionArn));
    }

    private Optional<String> environmentOf(String deploymentId) {
        return plan.stream()
                .flatMap(it -> it.waves().stream())
                .flatMap(wave -> wave.deployments().stream())
                .filter(it -> it.deploymentId().equals(deploymentId))
                .map(it -> it.environment().name())
                .findFirst();
    }

    private static Optional<String> recoveredIn(String input) {
        // Somebody may start an execution with null, which is no text that could be read.
        boolean readable = !input.isBlank() && !input.strip().equals("null");
        return readable && Json.tree(input) instanceof Map<?, ?> members && members.get("recover") instanceof String id
                ? Optional.of(id)
                : Optional.empty();
    }

    private static String nameOf(String executionArn) {
        return executionArn.substring(executionArn.lastIndexOf(':') + 1);
    }
}
