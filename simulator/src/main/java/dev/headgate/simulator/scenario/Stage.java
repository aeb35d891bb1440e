package dev.headgate.simulator.scenario;

import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.json.Json;
import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.installation.Digests;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.installation.World.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecr.model.FindingSeverity;

/** A world in which a release of a service is about to begin, with the levers that scenarios pull. */
public final class Stage {

    /** What is released. */
    public static final String NEW_TAG = "v3";

    /** What may be asked for while that is on its way. */
    public static final String NEWER_TAG = "v4";

    /** The pipeline execution that built it, which is a tag of the image too. */
    public static final String PIPELINE_EXECUTION = "0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11";

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final World world;
    private final String service;
    private final String repository;
    private final Operator operator;
    private int extraReleases;
    private final List<Happening> happenings = new ArrayList<>();

    /** One on which nobody follows a release from outside. */
    Stage(World world, String service) {
        this(world, service, Optional.empty());
    }

    /** @param journal of the release that the run is about */
    Stage(World world, String service, Optional<Journal> journal) {
        this.world = world;
        this.service = service;
        this.operator = new Operator(this, journal);
        this.repository = world.configuration()
                .service(service)
                .orElseThrow(() -> new IllegalArgumentException("headgate.yaml has no service " + service))
                .repository();
    }

    public World world() {
        return world;
    }

    String service() {
        return service;
    }

    Operator operator() {
        return operator;
    }

    /** True while somebody is still going to act. */
    public boolean expectsOperator() {
        return operator.isExpected();
    }

    /** What somebody or something outside of Headgate has done, for whoever watches; oldest first. */
    public List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    void tell(String what) {
        happenings.add(new Happening(world.loop().instant(), what));
    }

    String newDigest() {
        return digest(NEW_TAG);
    }

    String digest(String tag) {
        return Digests.of(repository + ":" + tag);
    }

    /** What runs everywhere when the release begins. */
    String currentDigest() {
        return Digests.of(repository + ":v2");
    }

    /** Fills the registry: what was deployed before, what runs, and what comes. */
    void pushImages() {
        for (String tag : new String[] {"v1", "v2", NEW_TAG, NEWER_TAG}) {
            world.tooling().ecr().push(repository, tag, digest(tag));
            scanFinds(tag, Map.of(FindingSeverity.LOW, 2));
        }
        push(PIPELINE_EXECUTION);
    }

    /** An execution of the pipeline has built what comes. */
    void push(String execution) {
        world.tooling().ecr().push(repository, execution, newDigest());
    }

    /** The scan of what comes has not ended yet. */
    void scanGoesOn() {
        world.tooling().ecr().scanning(repository, newDigest());
    }

    void scanFinds(String tag, Map<FindingSeverity, Integer> findings) {
        world.tooling().ecr().scanned(repository, digest(tag), findings);
    }

    /** The event of the pipeline that built what comes. */
    String pipelineEvent() {
        return pipelineEvent(PIPELINE_EXECUTION);
    }

    /** Of one execution of the pipeline, in CodePipeline's shape; events/pipeline-succeeded.json is one. */
    String pipelineEvent(String execution) {
        String pipeline = configured().releaseOn().pipelines().stream()
                .findFirst()
                .orElseThrow(() -> new UnfitConfigurationException(service
                        + " is not released on any pipeline, and its pipeline starts the release: name one in services."
                        + service + ".releaseOn.pipelines"));
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("pipeline", pipeline);
        detail.put("execution-id", execution);
        detail.put("state", "SUCCEEDED");
        detail.put("version", 3.0);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", "6a7e8feb" + execution.substring(8));
        event.put("detail-type", "CodePipeline Pipeline Execution State Change");
        event.put("source", "aws.codepipeline");
        event.put("account", world.configuration().account());
        event.put("time", World.START.toString());
        event.put("region", world.configuration().region());
        event.put("detail", detail);
        return Json.write(event);
    }

    /** Starts another release beside the one that the scenario is about, and returns its execution's name. */
    String startRelease(String input) {
        String name = "beside-" + ++extraReleases;
        tell("another release is started: " + asked(input));
        world.start("release", name, input);
        return name;
    }

    private static String asked(String input) {
        Map<String, Object> request = Json.object(Json.tree(input), "$");
        return request.containsKey("detail-type")
                ? "the pipeline's event comes again"
                : request.getOrDefault("requestedBy", "somebody") + " wants " + request.get("imageTag") + " in "
                        + String.valueOf(request.get("environments")).replaceAll("[\\[\\]]", "");
    }

    /** What an operator writes to have what comes released to every environment. */
    String requestEverywhere() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("service", service);
        request.put("imageTag", NEW_TAG);
        request.put("reason", "release " + NEW_TAG);
        request.put("requestedBy", "dave");
        return Json.write(request);
    }

    /** What an operator writes to have an image released to one environment. */
    String request(String tag, String environment) {
        requireEnvironment(environment);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("service", service);
        request.put("imageTag", tag);
        request.put("environments", List.of(environment));
        request.put("reason", "release " + tag);
        request.put("requestedBy", "dave");
        return Json.write(request);
    }

    /** Where the service runs; conditions name it before the start, so that what cannot be is refused before the start. */
    Place place(String environment) {
        requireEnvironment(environment);
        return world.place(service, environment);
    }

    Environment requireEnvironment(String name) {
        return configured()
                .environment(name)
                .orElseThrow(() -> new UnfitConfigurationException(service + " does not run in " + name + ", only in "
                        + configured().environments().stream()
                                .map(Environment::name)
                                .collect(Collectors.joining(", "))
                        + ": add " + name + " to services." + service + ".environments"));
    }

    private Service configured() {
        return world.configuration().service(service).orElseThrow();
    }

    TrafficView traffic(String environment) {
        Place place = place(environment);
        return place.account().trafficView(place.service());
    }

    int greenPercent(String environment) {
        return traffic(environment).percentOf(TrafficView.Color.GREEN);
    }

    void after(Duration delay, String what, Runnable action) {
        world.loop().after(delay, what, action);
    }

    /** Does something once, as soon as a condition holds. */
    void when(BooleanSupplier condition, String what, Runnable action) {
        world.loop().after(LOOK_EVERY, "waiting to let " + what, () -> {
            if (condition.getAsBoolean()) {
                action.run();
            } else {
                when(condition, what, action);
            }
        });
    }

    /** Does something once green has so much of an environment's production traffic. */
    void whenGreenHas(int percent, String environment, String what, Runnable action) {
        requireEnvironment(environment);
        when(() -> greenPercent(environment) >= percent, what, action);
    }

    /** The role by which Headgate acts in an environment is deleted, in the middle of everything. */
    void removeDeployRole(String environment) {
        tell("the deploy role of " + environment + " is deleted");
        world.tooling().sts().removeRole(target(environment).roleArn());
    }

    Target target(String environment) {
        return requireEnvironment(environment).target();
    }

    /** The deployment that holds an environment's lock. */
    List<Deployment> atWorkIn(String environment) {
        return world.records().locks().stream()
                .filter(lock -> lock.lockName().equals(service + "/" + environment))
                .flatMap(lock -> world.records().find(lock.deploymentId()).stream())
                .toList();
    }

    /** An operator aborts the execution of prod's deployment in the console. */
    void abortProd() {
        tell("somebody aborts the execution of prod's deployment");
        atWorkIn("prod").forEach(deployment -> world.abort(deployment.executionArn()));
    }

    void alarm(String environment, String name) {
        tell("alarm " + name + " turns red in " + environment);
        place(environment).account().alarm(name, StateValue.ALARM);
    }

    void alarmIsOver(String environment, String name) {
        tell("alarm " + name + " is green again in " + environment);
        place(environment).account().alarm(name, StateValue.OK);
    }

    /** The first alarm that the configuration names for an environment. */
    String alarmOf(String environment) {
        return requireEnvironment(environment).rules().alarms().stream()
                .findFirst()
                .orElseThrow(() -> new UnfitConfigurationException(service + " has no alarm in " + environment
                        + ": name one in services." + service + ".environments." + environment + ".alarms"));
    }

    /** What befalls calls. */
    CallFaults calls() {
        return new CallFaults(world);
    }
}
