package dev.headgate.simulator.scenario;

import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.RollbackRule.Confirmation;
import dev.headgate.json.Json;
import dev.headgate.release.ReleasePlan;
import dev.headgate.simulator.installation.World;
import dev.headgate.states.execution.ExecutionListener;
import dev.headgate.traffic.RollbackStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What happened in a run: the states of the release and of each environment's deployment, as they were entered. */
public final class Journal {

    private static final String DEPLOYMENT = ":execution:headgate-deployment:";

    private final World world;
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
        private Instant enteredAt = Instant.EPOCH;
        private Optional<Instant> until = Optional.empty();
        private final List<String> unread = new ArrayList<>();
        private String why = "";
        private Optional<Decision> decision = Optional.empty();

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

        /** When it entered the state it is in. */
        public Instant enteredAt() {
            return enteredAt;
        }

        /** When its last execution ended. */
        public Optional<Instant> until() {
            return until;
        }

        /** What the last step said of what is going on. */
        public String why() {
            readWhatIsSaid();
            return why;
        }

        /** What the last step decided that looked at what is live; empty where the last step decided nothing. */
        public Optional<Decision> decision() {
            readWhatIsSaid();
            return decision;
        }

        /** Nobody asks in most runs. */
        private void readWhatIsSaid() {
            unread.forEach(input -> noteWhatItSays(this, input));
            unread.clear();
        }
    }

    Journal(World world, Service service) {
        this.world = world;
        this.service = service.name();
        this.endedAt = world.loop().instant();
        for (Environment environment : service.environments()) {
            tracks.put(service.name() + "-" + environment.name(), new Track());
        }
        world.stepFunctions().addListener(new Listener());
    }

    void follow(String releaseExecutionArn) {
        release = Optional.of(releaseExecutionArn);
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
            if (!executionArn.contains(DEPLOYMENT)) {
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
                track.enteredAt = at;
                track.until = Optional.empty();
                track.states.add(stateName);
                track.unread.add(input);
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
                    .ifPresent(track -> tracksByExecution.put(executionArn, track));
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

    /** A state's input is what the handler before it has said, if there was one. */
    private static void noteWhatItSays(Track track, String input) {
        if (!(Json.tree(input) instanceof Map<?, ?> members)) {
            return;
        }
        Optional<Decision> decision = said(members, "decision", Decision.class);
        decision.map(Decision::why)
                .or(() -> said(members, "confirmation", Confirmation.class).map(Confirmation::why))
                .or(() -> said(members, "step", RollbackStep.class).map(RollbackStep::why))
                .or(() -> why(members))
                .ifPresent(why -> {
                    track.why = why;
                    track.decision = decision;
                });
    }

    private static <T> Optional<T> said(Map<?, ?> members, String name, Class<T> type) {
        // An approver's answer is a decision too, in one word.
        return members.get(name) instanceof Map<?, ?> value ? Optional.of(Json.convert(value, type)) : Optional.empty();
    }

    /** One sentence, or as many as are at fault. */
    private static Optional<String> why(Map<?, ?> members) {
        return switch (members.get("why")) {
            case String sentence -> Optional.of(sentence);
            case List<?> sentences
            when !sentences.isEmpty() ->
                Optional.of(sentences.stream().map(String::valueOf).collect(Collectors.joining("; ")));
            case null, default -> Optional.empty();
        };
    }
}
