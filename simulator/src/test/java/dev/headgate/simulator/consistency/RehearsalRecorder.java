package dev.headgate.simulator.consistency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.approval.Approval;
import dev.headgate.approval.Link;
import dev.headgate.approval.LinkId;
import dev.headgate.aws.SdkClientFactory;
import dev.headgate.config.Configuration;
import dev.headgate.config.Gate;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.function.ApprovalFunction;
import dev.headgate.function.DeploymentFunction;
import dev.headgate.function.Rehearsal;
import dev.headgate.function.ReleaseFunction;
import dev.headgate.function.WatchdogFunction;
import dev.headgate.function.WidgetFunction;
import dev.headgate.function.Wiring;
import dev.headgate.json.Json;
import dev.headgate.notification.WatchedEvent;
import dev.headgate.signin.HttpsIssuer;
import dev.headgate.signin.Issuer;
import dev.headgate.simulator.endpoint.RecordedHttp;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.installation.WorldFunctions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.table.DynamoDbApprovalStore;
import dev.headgate.telemetry.StructuredLog;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Takes from runs what the functions rehearse: events as they come, and what AWS answers to the SDK's own clients meanwhile. */
final class RehearsalRecorder {

    private static final String STRATEGY = "        strategy: {linear: {percent: 10, interval: 1m}}\n";

    private static final String BY_ECS = """
                    controller: ecs
                    existing: {cluster: headgate-prod, service: web-prod}
            """;

    private static final LinkId LINK = new LinkId("c2FtcGxlLWxpbmstaWQtMQ");

    /** Blue and green have both been measured by then. */
    private static final int IN_THE_MIDST = 12;

    private final Map<Class<?>, Map<String, Rehearsal>> rehearsals = new LinkedHashMap<>();

    private RehearsalRecorder() {}

    /** What each function rehearses, in order. */
    static Map<Class<?>, List<Rehearsal>> record() {
        RehearsalRecorder recorder = new RehearsalRecorder();
        recorder.states("happy", "", Repository.configuration());
        recorder.states("alarm-during-shift", "", Repository.configuration());
        recorder.states("approval-expires", "", Repository.configuration());
        recorder.states("happy", " by ECS", byEcs());
        recorder.states("alarm-during-shift", " by ECS", byEcs());
        recorder.followed();
        recorder.page("approval-show");
        recorder.page("approval-approve");
        recorder.page("approval-reject");
        recorder.watchdog();
        recorder.widget();
        Map<Class<?>, List<Rehearsal>> all = new LinkedHashMap<>();
        recorder.rehearsals.forEach((function, each) -> all.put(function, List.copyOf(each.values())));
        return all;
    }

    private static Configuration byEcs() {
        String text = Repository.read(Repository.ROOT.resolve("headgate.yaml"));
        String moved = text.replace(STRATEGY, STRATEGY + BY_ECS);
        return ConfigurationFile.parse(moved, "headgate.yaml", "111122223333");
    }

    /**
     * Plays a scenario. Whatever function makes its first call to AWS has its event handled by the recorded clients first: what it
     * does itself then finds the work done, and the run goes on.
     */
    private void states(String scenario, String by, Configuration configuration) {
        Run run = new Run(
                Scenarios.named(scenario).orElseThrow(),
                configuration,
                new Definitions(Repository.ROOT.resolve("statemachine")),
                "https://approvals.example.com",
                Scenarios.named(scenario).orElseThrow().manner(),
                42);
        Recording recording = new Recording(run.world());
        Map<String, Integer> times = new HashMap<>();
        boolean[] busy = {false};
        String[] last = {""};
        run.world().observeCalls(call -> {
            String payload = run.world().runningPayload().orElse("");
            String invocation = run.world().loop().instant() + payload;
            if (busy[0] || last[0].equals(invocation) || !payload.contains("\"state\"")) {
                return;
            }
            last[0] = invocation;
            busy[0] = true;
            Map<String, Object> event = Json.object(Json.tree(payload), "payload");
            state(recording, event, by, times);
            busy[0] = false;
        });
        run.begin();
        run.world().loop().runUntil(run::isDone);
    }

    private void state(Recording recording, Map<String, Object> event, String by, Map<String, Integer> times) {
        String state = String.valueOf(event.get("state"));
        boolean ofRelease = recording.wiring().releaseStates().states().contains(state);
        if (ofRelease ? !by.isEmpty() : !String.valueOf(event).contains("prod")) {
            return;
        }
        int time = times.merge(state, 1, Integer::sum);
        if (time == 1 || (state.equals("WatchDeployment") && time == IN_THE_MIDST)) {
            String name = state + by + (time == 1 ? "" : ", in the midst");
            keep(ofRelease ? ReleaseFunction.class : DeploymentFunction.class, recording.of(name, event, wiring -> {
                var unused = (ofRelease ? wiring.releaseStates() : wiring.deploymentStates()).handle(event);
            }));
        }
    }

    private void page(String sample) {
        Run run = SampleRun.begun("happy", Manner.IGNORE);
        SampleRun.runInto("RequestApproval", "", run);
        String deployment = CapturedPayloads.prod(run);
        DynamoDbApprovalStore approvals =
                new DynamoDbApprovalStore(run.world().tooling().dynamoDb(), WorldFunctions.table(run.world()));
        run.world()
                .loop()
                .runUntil(
                        () -> approvals.find(deployment, Gate.Before.DEPLOYMENT).isPresent());
        Approval asked = approvals.find(deployment, Gate.Before.DEPLOYMENT).orElseThrow();
        approvals.keep(new Link(LINK.hash(), "alice", deployment, Gate.Before.DEPLOYMENT, asked.expiresAt()));
        Map<String, Object> event = answering(asked, Repository.event(sample));
        keep(ApprovalFunction.class, new Recording(run.world()).of(sample, event, wiring -> {
                    var unused = ApprovalFunction.answer(wiring.approvalPage(NO_ISSUER), event);
                }));
    }

    /** A sample names the question that its page showed; here it is the one that this run asks. */
    private static Map<String, Object> answering(Approval asked, Map<String, Object> sample) {
        Map<String, Object> event = new LinkedHashMap<>(sample);
        event.computeIfPresent("body", (name, body) -> {
            String form = new String(Base64.getDecoder().decode(String.valueOf(body)), UTF_8);
            String ours = form.replaceFirst(
                    "shown=[0-9a-f]{64}", "shown=" + asked.question().digest());
            return Base64.getEncoder().encodeToString(ours.getBytes(UTF_8));
        });
        return event;
    }

    private void followed() {
        Map<String, Object> event = Repository.event("follow-release");
        keep(
                ReleaseFunction.class,
                new Recording(SampleRun.done("happy").world()).of("FollowRelease", event, wiring -> {
                    var unused = wiring.releaseStates().handle(event);
                }));
    }

    private void watchdog() {
        Run run = SampleRun.begun("execution-dies", Manner.APPROVE);
        Object death = CapturedPayloads.deathOfProd(run);
        Recording recording = new Recording(run.world());
        Map<String, Map<String, Object>> events = new LinkedHashMap<>();
        events.put("watchdog-execution-failed", Json.object(death, "event"));
        for (String sample : List.of(
                "watchdog-sweep", "watchdog-pipeline-began", "watchdog-ecs-pause", "watchdog-execution-started")) {
            events.put(sample, Repository.event(sample));
        }
        events.put(
                "watchdog-alarm",
                Json.object(
                        Json.tree(new WatchedEvent.Alarm(
                                "prod", "web-prod-5xx", "111122223333", "us-east-1", Optional.of("5 of 5 minutes"))),
                        "event"));
        events.forEach((name, event) -> keep(WatchdogFunction.class, recording.of(name, event, wiring -> {
            var unused = wiring.watchdog().handle(event);
        })));
    }

    private void widget() {
        Run run = SampleRun.begun("happy", Manner.IGNORE);
        SampleRun.runInto("RequestApproval", "", run);
        Map<String, Object> event = Map.of("widgetContext", Map.of("theme", "dark"));
        keep(WidgetFunction.class, new Recording(run.world()).of("widget", event, wiring -> {
                    var unused = wiring.statusWidget().handle(event);
                }));
    }

    private void keep(Class<?> function, Rehearsal rehearsal) {
        rehearsals.computeIfAbsent(function, unused -> new LinkedHashMap<>()).putIfAbsent(rehearsal.name(), rehearsal);
    }

    private static final Issuer NO_ISSUER = new HttpsIssuer();

    /** One world's answers. */
    private static final class Recording {

        private final World world;
        private final RecordedHttp http;
        private final SdkClientFactory clients;
        private long draws;

        Recording(World world) {
            this.world = world;
            http = new RecordedHttp(world.accounts());
            clients = new SdkClientFactory(
                    http,
                    StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(world.configuration().account(), "any")),
                    Region.of(world.configuration().region()),
                    new SplittableRandom(1));
        }

        /** With nothing in memory. */
        Wiring wiring() {
            // Never the same twice: a link that is there already would be taken for one that was just kept.
            return new Wiring(
                    clients,
                    WorldFunctions.settings(world),
                    world.loop(),
                    new SplittableRandom(++draws),
                    new StructuredLog(world.loop(), line -> {}));
        }

        Rehearsal of(String name, Map<String, Object> event, Consumer<Wiring> invocation) {
            var unused = http.take();
            invocation.accept(wiring());
            return new Rehearsal(name, world.loop().instant(), event, new ArrayList<>(http.take()));
        }
    }
}
