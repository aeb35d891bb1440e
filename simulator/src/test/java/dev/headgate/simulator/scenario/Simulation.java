package dev.headgate.simulator.scenario;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.deployment.window.FreezeStore;
import dev.headgate.json.Json;
import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.installation.AwsCall;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.Turbulence;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.law.Act;
import dev.headgate.simulator.law.Doings;
import dev.headgate.simulator.law.Ending;
import dev.headgate.simulator.law.Laws;
import dev.headgate.simulator.law.Moment;
import dev.headgate.simulator.law.Place;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.tooling.Mail;
import dev.headgate.simulator.wire.Call;
import dev.headgate.states.execution.ExecutionListener;
import dev.headgate.table.DynamoDbFreezeStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** One release of each service of an installation, disturbed by mishaps, from its trigger to the end of all that it set off. */
final class Simulation implements Moment {

    static final String PROD = "prod";
    private static final String TABLE = "headgate-deployments";

    private static final ThreadLocal<Definitions> DEFINITIONS =
            ThreadLocal.withInitial(() -> Definitions.compiledOnce(Path.of("..", "statemachine")));

    /** Far more than any gate, timeout and rollback together take. */
    private static final Duration LONGEST = Duration.ofHours(40);

    /** What still goes on after the end must not make it untrue. */
    private static final Duration AFTERMATH = Duration.ofMinutes(12);

    /** Laws about time see at least so often what has not changed. */
    private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofMinutes(1);

    private static final Set<String> CHANGES = Set.of(
            "CreateDeployment",
            "ContinueDeployment",
            "StopDeployment",
            "UpdateService",
            "ContinueServiceDeployment",
            "StopServiceDeployment",
            "RegisterTaskDefinition");
    private static final List<String> WRITES = List.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");
    private static final Set<String> LOOKS = Set.of("WatchDeployment", "ConfirmRollback");
    private static final Set<String> ENDS = Set.of("Deployed", "RolledBack", "Rejected", "Superseded");

    private final World world;
    private final Configuration configuration;
    private final Map<Place, Site> sites = new LinkedHashMap<>();
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final ExecutionLog log = new ExecutionLog();
    private final Laws laws = new Laws();
    private final Doings doings = new Doings();
    private final FreezeStore freezes;
    private final Map<String, Instant> looked = new HashMap<>();
    private final Map<Place, Optional<Console.AtWork>> working = new HashMap<>();
    private final Map<Place, Optional<String>> described = new HashMap<>();
    private final List<String> happenings = new ArrayList<>();
    private List<Deployment> records = List.of();
    private List<Lock> held = List.of();
    private List<Freeze> frozen = List.of();
    private Map<Place, TrafficView> views = new HashMap<>();
    private long recordsAt = -1;
    private long viewsAt = -1;
    private Instant observedAt = Instant.MIN;
    private Instant allReadAt = Instant.MIN;
    private Instant lastMishap = World.START;

    private Simulation(Profile profile, long seed, Turbulence turbulence, List<Mishap> mishaps) {
        configuration = profile.configuration();
        world = new World(configuration, DEFINITIONS.get(), "https://approve.example.com", seed, turbulence);
        freezes = new DynamoDbFreezeStore(world.tooling().dynamoDb(), TABLE);
        for (Service service : configuration.services()) {
            setUp(service);
        }
        Manner manner = mishaps.stream()
                .flatMap(it -> it instanceof Mishap.Approvers(Manner other) ? Stream.of(other) : Stream.empty())
                .findFirst()
                .orElse(Manner.APPROVE);
        new Approvers(world, manner, new SplittableRandom(seed + 1)).watchMail();
        world.stepFunctions().addListener(log);
        world.stepFunctions().addListener(new Endings());
        world.observeCalls(this::called);
        mishaps.forEach(mishap -> mishap.arrange(this));
    }

    private void setUp(Service service) {
        Stage stage = new Stage(world, service.name());
        stage.pushImages();
        String uri = world.tooling().ecr().addRepository(service.repository());
        new History(configuration, world.records(), uri, World.START).write(service);
        stages.put(service.name(), stage);
        for (Environment environment : service.environments()) {
            Place place = new Place(service.name(), environment.name());
            sites.put(place, new Site(place, stage, environment));
        }
    }

    /** Runs it to its end, in a world whose calls take no time. */
    static Simulation play(Profile profile, long seed, List<Mishap> mishaps) {
        return play(profile, seed, Turbulence.NONE, mishaps);
    }

    static Simulation play(Profile profile, long seed, Turbulence turbulence, List<Mishap> mishaps) {
        Simulation simulation = new Simulation(profile, seed, turbulence, mishaps);
        try {
            return simulation.play();
        } finally {
            simulation.world.close();
        }
    }

    /** What a run in which nothing goes wrong is made of: what mishaps can be drawn from. */
    static Undisturbed undisturbed(Profile profile, long seed) {
        Simulation simulation = play(profile, seed, List.of());
        if (!simulation.violations().isEmpty()) {
            throw new AssertionError("without any mishap: " + simulation.violations() + "\n" + simulation.story());
        }
        return new Undisturbed(
                simulation.world().wire().calls(),
                simulation.log.entered(),
                Duration.between(World.START, simulation.at()).minus(AFTERMATH));
    }

    /**
     * A run in which nothing goes wrong.
     *
     * @param states entered by all executions together
     */
    record Undisturbed(List<Call> calls, int states, Duration lasts) {}

    private Simulation play() {
        stages.forEach((service, stage) -> world.start("release", "release-" + service, trigger(stage)));
        Instant limit = World.START.plus(LONGEST);
        while (!isOver() && at().isBefore(limit)) {
            step();
        }
        Instant end = at().plus(AFTERMATH);
        while (at().isBefore(end)) {
            step();
        }
        laws.atEnd(this);
        return this;
    }

    /** The pipeline's event where a pipeline releases it, and what an operator writes elsewhere. */
    private String trigger(Stage stage) {
        Service service = configuration.service(serviceOf(stage)).orElseThrow();
        return service.releaseOn().pipelines().isEmpty()
                ? Json.write(Map.of("service", service.name(), "imageTag", Stage.NEW_TAG))
                : stage.pipelineEvent();
    }

    private String serviceOf(Stage stage) {
        return stages.entrySet().stream()
                .filter(it -> it.getValue().equals(stage))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private void step() {
        var unused = world.loop().step();
        long views = sites.values().stream()
                .map(Site::account)
                .distinct()
                .mapToLong(it -> it.changes())
                .sum();
        boolean changed = views != viewsAt || writes() != recordsAt;
        if (changed || observedAt.plus(LOOK_AT_LEAST_EVERY).isBefore(at())) {
            viewsAt = views;
            observe();
        }
    }

    private void observe() {
        observedAt = at();
        views = new HashMap<>();
        laws.observe(this);
    }

    private boolean isOver() {
        return !at().isBefore(lastMishap)
                && log.areAllOver()
                && deployments().stream().allMatch(it -> it.closing().isPresent());
    }

    // ---- what laws see ----------------------------------------------------------------------------------------

    @Override
    public Instant at() {
        return world.loop().instant();
    }

    @Override
    public List<Place> places() {
        return List.copyOf(sites.keySet());
    }

    @Override
    public TrafficView traffic(Place place) {
        return views.computeIfAbsent(place, it -> site(it).traffic());
    }

    @Override
    public Optional<String> description(Place place) {
        return atWork(place).flatMap(Console.AtWork::description);
    }

    @Override
    public boolean isRollbackOfCodeDeploy(Place place) {
        return atWork(place).filter(Console.AtWork::undoesAnother).isPresent();
    }

    private Optional<Console.AtWork> atWork(Place place) {
        Optional<String> id = traffic(place).deploymentId();
        if (!id.equals(described.put(place, id))) {
            working.put(place, site(place).atWork());
        }
        return working.getOrDefault(place, Optional.empty());
    }

    @Override
    public List<Deployment> deployments() {
        readAgain();
        return records;
    }

    @Override
    public List<Lock> locks() {
        readAgain();
        return held;
    }

    @Override
    public List<Freeze> freezes() {
        readAgain();
        return frozen;
    }

    private void readAgain() {
        long writes = writes();
        if (writes != recordsAt) {
            recordsAt = writes;
            boolean all = !at().isBefore(allReadAt.plus(LOOK_AT_LEAST_EVERY));
            allReadAt = all ? at() : allReadAt;
            Map<String, Deployment> known = new HashMap<>();
            records.forEach(it -> known.put(it.id(), it));
            records = log.deployments().stream()
                    .flatMap(id -> Optional.ofNullable(known.get(id))
                            .filter(it -> isSettled(it) && !all)
                            .or(() -> world.records().find(id))
                            .stream())
                    .toList();
            held = world.records().locks();
            frozen = world.wire().undisturbed(freezes::all);
        }
    }

    /** Not written any more, unless something is very wrong: read again every minute and no more often. */
    private static boolean isSettled(Deployment deployment) {
        return deployment
                .closing()
                .filter(it -> it.outcome() != Outcome.NEEDS_HUMAN)
                .isPresent();
    }

    private long writes() {
        return WRITES.stream()
                .mapToInt(it -> world.wire().count("dynamodb", it))
                .sum();
    }

    @Override
    public Doings doings() {
        return doings;
    }

    @Override
    public List<Mail> mails() {
        return world.tooling().sns().all();
    }

    @Override
    public Map<String, Optional<ExecutionStatus>> executions() {
        Map<String, Optional<ExecutionStatus>> all = new LinkedHashMap<>();
        log.executions().forEach(name -> all.put(name, log.statusOf(name)));
        return all;
    }

    @Override
    public int answers() {
        return world.forms();
    }

    private void called(AwsCall call) {
        if (CHANGES.contains(call.operation())) {
            world.runningPayload().map(it -> Json.object(Json.tree(it), "$")).ifPresent(payload -> {
                if (payload.get("deploymentId") instanceof String id
                        && payload.get("executionArn") instanceof String execution) {
                    laws.asked(this, new Act(call.operation(), id, execution));
                }
            });
        }
    }

    /** Tells the laws of each outcome as it is reached. */
    private final class Endings implements ExecutionListener {

        /** What a redriven execution finds closed was over when it was closed; other things may serve since. */
        private boolean hasJustEnded(Deployment deployment, Instant at) {
            return deployment
                    .closing()
                    .filter(how -> how.at().isAfter(at.minus(Duration.ofMinutes(5))))
                    .isPresent();
        }

        @Override
        public void stateEntered(String executionArn, String stateName, Instant at, String input) {
            if (LOOKS.contains(stateName)) {
                looked.put(executionArn, at);
            }
            if (ENDS.contains(stateName) && ExecutionLog.isDeployment(executionArn)) {
                Instant lastLook = looked.getOrDefault(executionArn, at);
                views = new HashMap<>();
                deployments().stream()
                        .filter(it -> it.executionArn().equals(executionArn) && hasJustEnded(it, at))
                        .forEach(it -> laws.reached(Simulation.this, new Ending(it, lastLook)));
            }
        }
    }

    // ---- what came of it --------------------------------------------------------------------------------------

    /** The laws that the run broke, in words. */
    List<String> violations() {
        return laws.breaches();
    }

    boolean hasDeployed() {
        return deployments().stream()
                .allMatch(it -> it.closing()
                        .filter(how -> how.outcome() == Outcome.DEPLOYED)
                        .isPresent());
    }

    /** The images that production requests go to in prod. */
    List<String> servingImages() {
        return site(configuration.services().getFirst().name(), PROD).traffic().revisions().stream()
                .filter(it -> it.percent() > 0)
                .map(TrafficView.Revision::image)
                .toList();
    }

    /** What happened, for whoever has to find out why. */
    String story() {
        List<String> lines = new ArrayList<>(happenings);
        log.executions()
                .forEach(name -> lines.add(name + " " + log.statusOf(name).orElse(ExecutionStatus.RUNNING) + " "
                        + String.join(" ", log.path(name))));
        deployments()
                .forEach(it -> lines.add(it.id() + " " + it.start() + "\n    " + it.milestones() + "\n    cause "
                        + it.cause() + "\n    " + it.closing()));
        world.tooling().sns().all().forEach(mail -> lines.add(mail.at() + " " + mail.to() + " " + mail.subject()));
        return String.join("\n", lines);
    }

    // ---- what mishaps do ---------------------------------------------------------------------------------------

    ExecutionLog log() {
        return log;
    }

    World world() {
        return world;
    }

    Stage stage(String service) {
        return Optional.ofNullable(stages.get(service)).orElseThrow();
    }

    Site site(Place place) {
        return Optional.ofNullable(sites.get(place)).orElseThrow();
    }

    Site site(String service, String environment) {
        return site(new Place(service, environment));
    }

    /** Does something at a time from the start. */
    void at(Duration time, String what, Runnable action) {
        Instant when = World.START.plus(time);
        lastMishap = when.isAfter(lastMishap) ? when : lastMishap;
        world.loop().at(when, what, () -> {
            happenings.add(when + " " + what);
            action.run();
        });
    }

    /** Adds a line to the story. */
    void tell(String what) {
        happenings.add(at() + " " + what);
    }

    /** Notes what befalls a place, and does it. */
    void befall(Place place, Doings.Kind kind, Duration lasts, Runnable action) {
        doings.add(kind, place, at(), lasts);
        action.run();
        if (kind == Doings.Kind.LISTENER) {
            observe();
        }
    }

    void befall(Place place, Doings.Kind kind, Runnable action) {
        befall(place, kind, Duration.ZERO, action);
    }

    /** Notes what befalls all places from now on. */
    void befallAll(Doings.Kind kind, Duration lasts) {
        sites.keySet().forEach(place -> doings.add(kind, place, at(), lasts));
    }

    void endExecutionAt(int state, boolean aborted) {
        world.stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String executionArn, String stateName, Instant at, String input) {
                if (log.entered() == state) {
                    befallAll(Doings.Kind.EXECUTION, Duration.ofMinutes(10));
                    happenings.add(at + " " + ExecutionLog.nameOf(executionArn) + " ends in " + stateName);
                    end(executionArn, aborted);
                }
            }
        });
    }

    private void end(String executionArn, boolean aborted) {
        if (aborted) {
            world.abort(executionArn);
        } else {
            world.stepFunctions().kill(executionArn, "simulated");
        }
    }
}
