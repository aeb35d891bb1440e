package dev.headgate.simulator.scenario;

import dev.headgate.config.ConfigurationFile;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.simulator.account.Mail;
import dev.headgate.simulator.asl.ExecutionListener;
import dev.headgate.simulator.cloud.TargetAccount;
import dev.headgate.simulator.cloud.TrafficView.Revision;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario.Trigger;
import dev.headgate.simulator.world.Definitions;
import dev.headgate.simulator.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A world for promises: one service, prod with any rules, and everything that proofs look at. */
final class PromiseScene {

    static final String HEAD = """
            headgate: 1
            region: us-east-1
            approvers: {alice: alice@example.com, bob: bob@example.com}
            subscribers: {alerts: [on-call@example.com]}
            environments:
              dev: {wave: 1}
              prod: {wave: 2}
            services:
              web:
                port: 8080
                releaseOn: {pipelines: [web]}
                environments:
                  dev: {strategy: allAtOnce, bake: 2m, judge: {onInconclusive: promote}}
                  prod:
            """;

    final Run run;
    final ExecutionLog log = new ExecutionLog();
    final Map<String, Instant> entered = new HashMap<>();
    final List<String> trace = new ArrayList<>();

    PromiseScene(String prod, Manner manner, Consumer<Stage> conditions) {
        this(prod, manner, conditions, 42);
    }

    PromiseScene(String prod, Manner manner, Consumer<Stage> conditions, long seed) {
        String yaml = HEAD + prod.indent(8);
        run = new Run(
                new Scenario("promise", "", Trigger.PIPELINE, manner, conditions),
                ConfigurationFile.parse(yaml, "promise.yaml", "111122223333"),
                new Definitions(Path.of("..", "statemachine")),
                "https://approve.example.com",
                manner,
                seed);
        world().stepFunctions().addListener(log);
        world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String arn, String state, Instant at, String input) {
                entered.put(ExecutionLog.nameOf(arn) + " " + state, at);
                entered.put(state, at);
            }
        });
    }

    World world() {
        return run.world();
    }

    Stage stage() {
        return run.stage();
    }

    Instant now() {
        return world().loop().instant();
    }

    TargetAccount prod() {
        return stage().place("prod").account();
    }

    String service() {
        return stage().place("prod").service();
    }

    /** An operator starts a deployment to prod alone. */
    String deploy(String name, String tag) {
        world().start(
                        "deployment",
                        name,
                        "{\"service\":\"web\",\"environment\":\"prod\",\"imageTag\":\"" + tag
                                + "\",\"requestedBy\":\"dave\"}");
        return name;
    }

    /** An operator asks for what served before. */
    String rollback(String name) {
        world().start(
                        "deployment",
                        name,
                        "{\"service\":\"web\",\"environment\":\"prod\",\"rollback\":true,\"reason\":\"it burns\"}");
        return name;
    }

    /** The first moment of this time in which not every production request is answered. */
    Optional<String> outageWithin(Duration time) {
        Instant limit = now().plus(time);
        Optional<String> outage = Optional.empty();
        while (now().isBefore(limit)) {
            var unused = world().loop().step();
            if (outage.isEmpty() && answered() < 100) {
                outage = Optional.of(now() + " " + serving() + " " + stage().traffic("prod").revisions());
            }
        }
        return outage;
    }

    PromiseScene until(BooleanSupplier done, Duration atMost) {
        Instant limit = now().plus(atMost);
        while (!done.getAsBoolean() && now().isBefore(limit)) {
            for (int i = 0; i < 4; i++) {
                var unused = world().loop().step();
            }
        }
        if (!done.getAsBoolean()) {
            throw new IllegalStateException("not within " + atMost + "\n" + story());
        }
        return this;
    }

    PromiseScene pass(Duration time) {
        world().loop().runFor(time);
        return this;
    }

    PromiseScene untilEntered(String state) {
        return until(() -> entered.containsKey(state), Duration.ofHours(60));
    }

    PromiseScene untilClosed(String id) {
        return until(() -> closing(id).isPresent(), Duration.ofDays(20)).pass(Duration.ofMinutes(1));
    }

    Optional<String> closing(String id) {
        return world().records().find(id).flatMap(Deployment::closing).map(it -> it.outcome() + ": " + it.reason());
    }

    Deployment record(String id) {
        return world().records().find(id).orElseThrow();
    }

    String path(String execution) {
        return String.join(" ", log.path(execution));
    }

    List<String> serving() {
        return stage().traffic("prod").revisions().stream()
                .filter(it -> it.percent() > 0)
                .map(this::inWords)
                .toList();
    }

    private String inWords(Revision revision) {
        return revision.percent() + " % " + tagOf(revision.image()) + ", " + revision.healthy() + " of "
                + revision.desired() + " healthy";
    }

    String tagOf(String image) {
        return List.of("v1", "v2", "v3", "v4").stream()
                .filter(it -> image.endsWith(stage().digest(it)))
                .findFirst()
                .orElse(image);
    }

    /** Share of production requests, in percent, that some healthy task answers. */
    int answered() {
        return stage().traffic("prod").revisions().stream()
                .filter(it -> it.healthy() > 0)
                .mapToInt(Revision::percent)
                .sum();
    }

    List<String> locks() {
        return world().records().locks().stream().map(Lock::deploymentId).toList();
    }

    List<Mail> mails(String who) {
        return world().tooling().sns().mailbox(who + "@example.com");
    }

    List<String> alerts() {
        return mails("on-call").stream().map(Mail::subject).toList();
    }

    List<Mail> questions(String who) {
        return mails(who).stream().filter(it -> Approvers.linkIn(it).isPresent()).toList();
    }

    int answer(String who, String decision) {
        Visitor visitor = new Visitor(world());
        URI link = Approvers.linkIn(questions(who).getLast()).orElseThrow();
        Map<String, String> fields = new LinkedHashMap<>();
        Approvers.shownBy(visitor.get(link).getBody()).ifPresent(shown -> fields.put("shown", shown));
        fields.put("decision", decision);
        fields.put("comment", decision.equals("REJECTED") ? "no" : "");
        fields.put("environment", "prod");
        return visitor.post(link, fields).getStatusCode();
    }

    /** The production listener as a stack update leaves it: all to one revision, whatever was there. */
    void resetListenerTo(String tag) {
        prod().splitListener(service(), stage().digest(tag), 100);
    }

    /** Somebody deploys another image by CodeDeploy's own console. */
    String deployByHand(String tag) {
        return world().wire().undisturbed(() -> {
            var target = stage().target("prod");
            var described = prod().ecs().describeTaskDefinition(it -> it.taskDefinition("web-prod"));
            var definition = described.taskDefinition();
            String image = definition.containerDefinitions().getFirst().image();
            String uri = image.substring(0, image.indexOf('@'));
            String arn = prod().ecs()
                    .registerTaskDefinition(it -> it.family(definition.family())
                            .containerDefinitions(definition.containerDefinitions().getFirst().toBuilder()
                                    .image(uri + "@" + stage().digest(tag))
                                    .build()))
                    .taskDefinition()
                    .taskDefinitionArn();
            String spec = "{\"version\":0.0,\"Resources\":[{\"TargetService\":{\"Type\":\"AWS::ECS::Service\",\"Properties\":{\"TaskDefinition\":\""
                    + arn + "\",\"LoadBalancerInfo\":{\"ContainerName\":\"web\",\"ContainerPort\":8080}}}}]}";
            return prod().codeDeploy()
                    .createDeployment(it -> it.applicationName(target.application())
                            .deploymentGroupName(target.deploymentGroup())
                            .deploymentConfigName("CodeDeployDefault.ECSAllAtOnce")
                            .description("by hand")
                            .revision(r -> r.revisionType("AppSpecContent").appSpecContent(c -> c.content(spec))))
                    .deploymentId();
        });
    }

    void terminateByHand(String codeDeployId) {
        var unused = world().wire()
                .undisturbed(() -> prod().codeDeploy().continueDeployment(it -> it.deploymentId(codeDeployId)
                        .deploymentWaitType("TERMINATION_WAIT")));
    }

    void moved(String id) {
        until(() -> world().records().find(id).flatMap(it -> it.milestones().trafficMoved()).isPresent(), Duration.ofHours(3));
    }

    String story() {
        List<String> lines = new ArrayList<>();
        for (String name : log.executions()) {
            lines.add(name + " " + log.statusOf(name).map(ExecutionStatus::toString).orElse("RUNNING") + " " + path(name));
            world().records().find(name).ifPresent(it -> lines.add("    -> " + closing(name).orElse("open") + " cause=" + it.cause()));
        }
        lines.add("serving " + serving() + " locks " + locks());
        lines.add("alerts " + alerts());
        return String.join("\n", lines);
    }
}
