package dev.headgate.simulator.scenario;

import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.deployment.Deployment;
import dev.headgate.json.Json;
import dev.headgate.release.ReleasePlan;
import dev.headgate.simulator.asl.ExecutionListener;
import dev.headgate.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What happened in a run: the states of the release and of each environment's deployment, as they were entered. */
public final class Journal {

    private static final String DEPLOYMENT = ":execution:headgate-deployment:";

    private final World world;
    private final List<String> releaseStates = new ArrayList<>();
    private final Map<String, Track> tracks = new LinkedHashMap<>();
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
        private String why = "";

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
            return why;
        }
    }

    Journal(World world, Service service) {
        this.world = world;
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
                releaseStates.add(stateName);
                if (stateName.equals("DeployWaves")) {
                    plan = Optional.of(Json.read(input, ReleasePlan.Deploy.class));
                }
                return;
            }
            trackOf(executionArn).ifPresent(track -> {
                if (track.states.isEmpty()) {
                    track.since = at;
                    track.deploymentId = Optional.of(nameOf(executionArn));
                }
                track.enteredAt = at;
                track.until = Optional.empty();
                track.states.add(stateName);
                reasonIn(input).ifPresent(why -> track.why = why);
            });
        }

        @Override
        public void executionEnded(String executionArn, ExecutionStatus status, Instant at) {
            if (release.filter(executionArn::equals).isPresent()) {
                releaseStatus = Optional.of(status);
                endedAt = at;
            }
            trackOf(executionArn).ifPresent(track -> {
                track.until = Optional.of(at);
                endedAt = at;
            });
        }
    }

    /** The longest name wins: an execution of prod-eu begins with prod too. */
    private Optional<Track> trackOf(String executionArn) {
        return executionArn.contains(DEPLOYMENT)
                ? tracks.entrySet().stream()
                        .filter(it -> nameOf(executionArn).startsWith(it.getKey() + "-"))
                        .max(Comparator.comparingInt(it -> it.getKey().length()))
                        .map(Map.Entry::getValue)
                : Optional.empty();
    }

    private static String nameOf(String executionArn) {
        return executionArn.substring(executionArn.lastIndexOf(':') + 1);
    }

    /** The outputs of our handlers say why, each in its place. */
    private static Optional<String> reasonIn(String input) {
        if (!(Json.tree(input) instanceof Map<?, ?> members)) {
            return Optional.empty();
        }
        for (String place : new String[] {"decision", "confirmation", "step"}) {
            if (members.get(place) instanceof Map<?, ?> nested) {
                Optional<String> inner = text(nested);
                if (inner.isPresent()) {
                    return inner;
                }
            }
        }
        return text(members);
    }

    private static Optional<String> text(Map<?, ?> members) {
        for (String key : new String[] {"why", "reason", "how"}) {
            Object value = members.get(key);
            if (value instanceof String text) {
                return Optional.of(text);
            }
            if (value instanceof List<?> texts && !texts.isEmpty()) {
                return Optional.of(
                        String.join("; ", texts.stream().map(String::valueOf).toList()));
            }
        }
        return Optional.empty();
    }
}
