package dev.headgate.simulator.scenario;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.json.Json;
import dev.headgate.simulator.installation.AwsCall;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.Turbulence;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.wire.RateLimits;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many services of one account and region that are released at once, some of them with an image that does harm. */
public final class Crowd {

    /** Bad greens fail one request in twenty. */
    private static final double HARM = 0.05;

    private static final String PROD = "prod";

    private static final Duration BETWEEN_COUNTS = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofHours(20);

    /** From a minute's end until the simulated CloudWatch has its numbers. */
    private static final Duration LAG = Duration.ofMinutes(1);

    private static final Set<String> STOPS =
            Set.of("StopDeployment", "StopServiceDeployment", "ContinueServiceDeployment");

    /** How the judge names the minute in which its evidence was enough. */
    private static final Pattern MINUTE = Pattern.compile("\\((\\d\\d:\\d\\d) UTC\\)");

    private final World world;
    private final Plan plan;
    private final RateLimits limits;
    private final List<String> deployments = new ArrayList<>();
    private final Map<String, Stage> stages = new HashMap<>();
    private final Map<String, Instant> stopped = new HashMap<>();
    private final Map<String, Integer> calls = new TreeMap<>();
    private int transitions;
    private int mostAtWork;

    /**
     * Who comes.
     *
     * @param services how many
     * @param badEvery each so manieth has an image that does harm
     * @param within the time over which the executions are started
     * @param rules of each, in YAML, as in {@code headgate.yaml}
     * @param attempts that the SDK makes of a call that is refused
     */
    public record Plan(int services, int badEvery, Duration within, String rules, int attempts, long seed) {}

    /**
     * What became of one.
     *
     * @param lasted from its opening to its end
     * @param answered from the moment at which CloudWatch had the numbers of the first whole minute of harm until the rollback
     *     was asked for; empty where there was none
     */
    public record Ended(
            String id, boolean bad, String outcome, String why, Duration lasted, Optional<Duration> answered) {}

    /** Builds the world; nothing has been started. */
    public Crowd(Plan plan, Definitions definitions, RateLimits limits) {
        this.plan = plan;
        this.limits = limits;
        world = new World(
                configuration(plan),
                definitions,
                "https://approve.example.com",
                plan.seed(),
                new Turbulence(
                        true, 0, Duration.ZERO, 0, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        for (Service service : world.configuration().services()) {
            Stage stage = new Stage(world, service.name());
            stage.pushImages();
            String uri = world.tooling().ecr().addRepository(service.repository());
            new History(world.configuration(), world.records(), uri, World.START).write(service);
            stages.put(service.name(), stage);
        }
        world.observeCalls(this::called);
        world.stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String arn, String state, Instant at, String input) {
                transitions++;
            }
        });
        world.wire().keepNoCalls();
        world.limit(limits, plan.attempts());
    }

    private void called(AwsCall call) {
        Map<String, Object> payload = world.runningPayload()
                .map(it -> Json.object(Json.tree(it), "$"))
                .orElse(Map.of());
        calls.merge(
                payload.getOrDefault("state", call.function()) + " " + call.service() + ":" + call.operation(),
                1,
                Integer::sum);
        if ("RollBack".equals(payload.get("state")) && STOPS.contains(call.operation())) {
            stopped.putIfAbsent(
                    String.valueOf(payload.get("deploymentId")), world.loop().instant());
        }
    }

    private static Configuration configuration(Plan plan) {
        StringBuilder yaml = new StringBuilder("""
                headgate: 1
                region: us-east-1
                environments:
                  prod: {wave: 1}
                services:
                """);
        for (int number = 0; number < plan.services(); number++) {
            yaml.append("  ").append(name(number)).append(":\n    port: 8080\n    environments:\n      prod:\n");
            yaml.append(plan.rules().replace("SERVICE", name(number)).indent(8));
        }
        return ConfigurationFile.parse(yaml.toString(), "crowd.yaml", "111122223333");
    }

    private static String name(int number) {
        return "s%04d".formatted(number);
    }

    private boolean isBad(int number) {
        return number % plan.badEvery() == plan.badEvery() - 1;
    }

    /** Starts all of them, and goes on until the last has ended. */
    public List<Ended> play() {
        RandomGenerator arrivals = new SplittableRandom(plan.seed());
        for (int number = 0; number < plan.services(); number++) {
            begin(number, Duration.ofMillis(arrivals.nextLong(plan.within().toMillis() + 1)));
        }
        Instant limit = World.START.plus(LONGEST);
        while (world.loop().instant().isBefore(limit)
                && deployments.stream().anyMatch(it -> ended(it).isEmpty())) {
            world.loop().runFor(BETWEEN_COUNTS);
            mostAtWork = Math.max(mostAtWork, atWork());
        }
        List<Ended> all = deployments.stream().map(this::end).toList();
        world.close();
        return all;
    }

    private void begin(int number, Duration after) {
        Stage stage = stage(number);
        if (isBad(number)) {
            stage.place(PROD).account().traffic().errorRate(stage.newDigest(), HARM);
        }
        String id = name(number) + "-d";
        deployments.add(id);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("service", name(number));
        input.put("environment", PROD);
        input.put("imageTag", Stage.NEW_TAG);
        input.put("reason", "release " + Stage.NEW_TAG);
        input.put("requestedBy", "dave");
        world.loop().after(after, "a release comes", () -> world.start("deployment", id, Json.write(input)));
    }

    private Stage stage(int number) {
        return Optional.ofNullable(stages.get(name(number))).orElseThrow();
    }

    private int atWork() {
        return (int) deployments.stream()
                .filter(it -> world.records()
                        .find(it)
                        .filter(record -> record.backendId().isPresent()
                                && record.closing().isEmpty())
                        .isPresent())
                .count();
    }

    private Optional<Deployment> ended(String id) {
        return world.records().find(id).filter(it -> it.closing().isPresent());
    }

    private Ended end(String id) {
        int number = Integer.parseInt(id.substring(1, 5));
        Optional<Deployment> record = world.records().find(id);
        Optional<Closing> closing = record.flatMap(Deployment::closing);
        return new Ended(
                id,
                isBad(number),
                closing.map(it -> it.outcome().name()).orElse("NONE"),
                closing.map(Closing::reason).orElse("it has not ended"),
                record.flatMap(it -> closing.map(how -> Duration.between(it.openedAt(), how.at())))
                        .orElse(Duration.ZERO),
                record.flatMap(this::answered));
    }

    private Optional<Duration> answered(Deployment deployment) {
        return Optional.ofNullable(stopped.get(deployment.id()))
                .flatMap(at -> deployment
                        .cause()
                        .map(it -> MINUTE.matcher(it.reason()))
                        .filter(Matcher::find)
                        .map(it -> Duration.between(numbersThere(it.group(1), at), at)));
    }

    /** The last minute of that name by then has ended, and CloudWatch has had its time. */
    private Instant numbersThere(String timeOfDay, Instant by) {
        Instant start = LocalTime.parse(timeOfDay)
                .atDate(LocalDate.ofInstant(by, ZoneOffset.UTC))
                .toInstant(ZoneOffset.UTC);
        Instant minute = start.isAfter(by) ? start.minus(Duration.ofDays(1)) : start;
        return minute.plus(Duration.ofMinutes(1)).plus(LAG);
    }

    /** How many states were entered. */
    public int transitions() {
        return transitions;
    }

    /** How many had been started and not ended, at most. */
    public int mostAtWork() {
        return mostAtWork;
    }

    /** How often each operation was called, by state, as {@code WatchDeployment service:Operation}. */
    public Map<String, Integer> calls() {
        return Map.copyOf(calls);
    }

    /** What became of the limits. */
    public Map<String, RateLimits.Use> use() {
        return limits.use();
    }
}
