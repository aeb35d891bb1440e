package dev.headgate.simulator.scenario;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.environment.TrafficView.Revision;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.law.Place;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario.Trigger;
import dev.headgate.simulator.tooling.Mail;
import dev.headgate.simulator.wire.Call;
import dev.headgate.states.execution.ExecutionListener;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * A world for a promise: web in dev and in prod, where prod has the rules of the test and serves {@code v2} after
 * {@code v1}; what people do to it; and all that a proof looks at.
 */
final class PromiseScene {

    /** All at once, and a bake of ten minutes. */
    static final String AT_ONCE = "strategy: allAtOnce\nbake: 10m\nalarms: [web-prod-5xx]\n";

    private static final String HEAD = """
            headgate: 1
            region: us-east-1
            approvers: {alice: alice@example.com, bob: bob@example.com}
            subscribers: {alerts: [on-call@example.com], updates: [team@example.com]}
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

    private static final List<String> TAGS = List.of("v1", "v2", "v3", "v4");

    final ExecutionLog log = new ExecutionLog();
    private final Run run;
    private final Set<String> entered = new HashSet<>();

    PromiseScene(String prod, Manner manner) {
        this(prod, manner, stage -> {});
    }

    PromiseScene(String prod, Manner manner, Consumer<Stage> conditions) {
        this(prod, manner, conditions, Played.SEED);
    }

    /**
     * Sets the scene; nothing has been started.
     *
     * @param prod the rules of prod, in YAML
     */
    PromiseScene(String prod, Manner manner, Consumer<Stage> conditions, long seed) {
        run = new Run(
                new Scenario("promise", "", Trigger.PIPELINE, manner, conditions),
                ConfigurationFile.parse(HEAD + prod.indent(8), "promise.yaml", "111122223333"),
                new Definitions(Path.of("..", "statemachine")),
                "https://approve.example.com",
                manner,
                seed);
        world().stepFunctions().addListener(log);
        world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String arn, String state, Instant at, String input) {
                entered.add(state);
                entered.add(ExecutionLog.nameOf(arn) + " " + state);
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

    /** The account that prod is in. */
    TargetAccount prod() {
        return stage().place("prod").account();
    }

    Site site() {
        return new Site(
                new Place("web", "prod"),
                stage(),
                world().configuration()
                        .service("web")
                        .flatMap(it -> it.environment("prod"))
                        .orElseThrow());
    }

    /** The ECS service in prod. */
    String service() {
        return stage().place("prod").service();
    }

    /** An operator starts a deployment to prod alone, whose id is this name. */
    PromiseScene deploy(String name, String tag) {
        return deploy(name, tag, "prod");
    }

    PromiseScene deploy(String name, String tag, String environment) {
        return start(
                name,
                "{\"service\":\"web\",\"environment\":\"" + environment + "\",\"imageTag\":\"" + tag
                        + "\",\"requestedBy\":\"dave\"}");
    }

    /** An operator has prod rolled back. */
    PromiseScene rollBack(String name) {
        return start(
                name,
                "{\"service\":\"web\",\"environment\":\"prod\",\"rollback\":true,\"reason\":\"it burns\",\"requestedBy\":\"carol\"}");
    }

    /** An operator has a deployment taken over. */
    PromiseScene recover(String deploymentId) {
        String unused = stage().operator().recover(deploymentId);
        return this;
    }

    /** Somebody starts the deployment state machine with any input. */
    PromiseScene start(String name, String input) {
        world().start("deployment", name, input);
        return this;
    }

    /** Goes on until something is so. */
    PromiseScene until(BooleanSupplier done, Duration atMost) {
        Instant limit = now().plus(atMost);
        while (!done.getAsBoolean() && now().isBefore(limit)) {
            world().loop().step();
        }
        if (!done.getAsBoolean()) {
            throw new IllegalStateException("It did not come to that within " + atMost + "\n" + story());
        }
        return this;
    }

    PromiseScene pass(Duration time) {
        world().loop().runFor(time);
        return this;
    }

    /** Until any execution enters a state, or one execution does: {@code "d2 RequestApproval"}. */
    PromiseScene untilEntered(String state) {
        return until(() -> entered.contains(state), Duration.ofHours(60));
    }

    /** Until all of prod's production traffic was seen on this deployment's green. */
    PromiseScene untilMoved(String id) {
        return until(
                () -> found(id).flatMap(it -> it.milestones().trafficMoved()).isPresent(), Duration.ofHours(3));
    }

    /** Until a deployment has an outcome, and a minute more for what follows from it. */
    PromiseScene untilClosed(String id) {
        return until(() -> closing(id).isPresent(), Duration.ofDays(20)).pass(Duration.ofMinutes(1));
    }

    /** How a deployment ended and why; empty while it has not. */
    Optional<String> closing(String id) {
        return found(id).flatMap(Deployment::closing).map(PromiseScene::inWords);
    }

    /** How it ended and why: {@code ROLLED_BACK: alarm web-prod-5xx is red}. */
    String end(String id) {
        return closing(id).orElseThrow(() -> new IllegalStateException(id + " has not ended\n" + story()));
    }

    private static String inWords(Closing closing) {
        return closing.outcome() + ": " + closing.reason();
    }

    Deployment record(String id) {
        return found(id).orElseThrow(() -> new IllegalStateException("There is no record of " + id + "\n" + story()));
    }

    private Optional<Deployment> found(String id) {
        return world().records().find(id);
    }

    /** The states of an execution, loops folded. */
    String path(String execution) {
        return String.join(" ", log.path(execution));
    }

    /** What gets production traffic in prod: {@code 100 % v3, 4 of 4 healthy}. */
    List<String> serving() {
        return stage().traffic("prod").revisions().stream()
                .filter(it -> it.percent() > 0)
                .map(this::inWords)
                .toList();
    }

    private String inWords(Revision revision) {
        String tag = TAGS.stream()
                .filter(it -> revision.image().endsWith(stage().digest(it)))
                .findFirst()
                .orElse(revision.image());
        return revision.percent() + " % " + tag + ", " + revision.healthy() + " of " + revision.desired() + " healthy";
    }

    /** Percent of production requests that some healthy task answers. */
    int answered() {
        return stage().traffic("prod").revisions().stream()
                .filter(it -> it.healthy() > 0)
                .mapToInt(Revision::percent)
                .sum();
    }

    /** Lets time pass and tells of each stretch in which production was not answered in full. */
    List<String> outagesDuring(Duration time) {
        List<String> outages = new ArrayList<>();
        Instant limit = now().plus(time);
        boolean out = false;
        while (now().isBefore(limit)) {
            world().loop().step();
            boolean outNow = answered() < 100;
            if (outNow && !out) {
                outages.add(now() + ": only " + answered() + " % answered, serving " + serving());
            }
            out = outNow;
        }
        return outages;
    }

    /** Whose locks are held. */
    List<String> locks() {
        return world().records().locks().stream().map(Lock::deploymentId).toList();
    }

    List<Mail> mails(String who) {
        return world().tooling().sns().mailbox(who + "@example.com");
    }

    /** Subjects of what was mailed to whoever is on call, oldest first. */
    List<String> alerts() {
        return mails("on-call").stream().map(Mail::subject).toList();
    }

    /** The mails that hold a link of this approver's. */
    List<Mail> questions(String who) {
        return mails(who).stream()
                .filter(it -> Approvers.linkIn(it).isPresent())
                .toList();
    }

    /** An approver opens the last link and answers; returns the page's HTTP status. */
    int answer(String who, String decision) {
        Visitor visitor = new Visitor(world());
        URI link = Approvers.linkIn(questions(who).getLast()).orElseThrow();
        Map<String, String> fields = new LinkedHashMap<>();
        Approvers.shownBy(visitor.get(link).html()).ifPresent(shown -> fields.put("shown", shown));
        fields.put("decision", decision);
        fields.put("comment", decision.equals("REJECTED") ? "no" : "");
        fields.put("environment", "prod");
        return visitor.post(link, fields).status();
    }

    /** How often an operation has been called. */
    long calls(String operation) {
        return world().wire().calls().stream()
                .map(Call::operation)
                .filter(operation::equals)
                .count();
    }

    /** A stack update, or a person, sends all of production to what runs this tag. */
    void resetListenerTo(String tag) {
        prod().resetListener(service(), stage().digest(tag));
    }

    /** Somebody registers prod's newest revision again with another tag's image, and a variable more; returns its ARN. */
    String registerByHand(String tag, Optional<String> variable) {
        return world().wire().undisturbed(() -> {
            TaskDefinition newest = prod().ecs()
                    .describeTaskDefinition(it -> it.taskDefinition("web-prod"))
                    .taskDefinition();
            ContainerDefinition container = newest.containerDefinitions().getFirst();
            String uri = container.image().substring(0, container.image().indexOf('@'));
            List<KeyValuePair> variables = new ArrayList<>(container.environment());
            variable.ifPresent(name -> variables.add(
                    KeyValuePair.builder().name(name).value("other").build()));
            return prod().ecs()
                    .registerTaskDefinition(it -> it.family(newest.family())
                            .networkMode(newest.networkMode())
                            .requiresCompatibilities(newest.requiresCompatibilities())
                            .cpu(newest.cpu())
                            .memory(newest.memory())
                            .containerDefinitions(container.toBuilder()
                                    .image(uri + "@" + stage().digest(tag))
                                    .environment(variables)
                                    .build()))
                    .taskDefinition()
                    .taskDefinitionArn();
        });
    }

    /** Somebody deploys another image in CodeDeploy's own console; returns CodeDeploy's id of it. */
    String deployByHand(String tag) {
        String revision = registerByHand(tag, Optional.empty());
        CodeDeployGroup group = CodeDeployGroup.of(stage().target("prod"));
        String spec = "{\"version\":0.0,\"Resources\":[{\"TargetService\":{\"Type\":\"AWS::ECS::Service\","
                + "\"Properties\":{\"TaskDefinition\":\"" + revision
                + "\",\"LoadBalancerInfo\":{\"ContainerName\":\"web\",\"ContainerPort\":8080}}}}]}";
        return world().wire()
                .undisturbed(() -> prod().codeDeploy()
                        .createDeployment(it -> it.applicationName(group.application())
                                .deploymentGroupName(group.deploymentGroup())
                                .deploymentConfigName("CodeDeployDefault.ECSAllAtOnce")
                                .description("by hand")
                                .revision(revised -> revised.revisionType("AppSpecContent")
                                        .appSpecContent(content -> content.content(spec))))
                        .deploymentId());
    }

    /** Somebody ends a deployment's termination wait in CodeDeploy's own console. */
    void terminateByHand(String codeDeployId) {
        Object unused = world().wire()
                .undisturbed(() -> prod().codeDeploy()
                        .continueDeployment(
                                it -> it.deploymentId(codeDeployId).deploymentWaitType("TERMINATION_WAIT")));
    }

    /** Somebody lets a deployment that waits with its green up go on, in CodeDeploy's own console. */
    void proceedByHand(String codeDeployId) {
        until(() -> statusOf(codeDeployId).equals("Ready"), Duration.ofHours(1));
        Object unused = world().wire()
                .undisturbed(() -> prod().codeDeploy()
                        .continueDeployment(it -> it.deploymentId(codeDeployId).deploymentWaitType("READY_WAIT")));
    }

    /** Somebody stops a deployment in CodeDeploy's own console. */
    void stopByHand(String codeDeployId) {
        Object unused = world().wire()
                .undisturbed(() -> prod().codeDeploy().stopDeployment(it -> it.deploymentId(codeDeployId)));
    }

    /** Somebody takes a revision out of use, as a job that tidies up does; what runs it goes on running it. */
    void deregister(String taskDefinition) {
        Object unused = world().wire()
                .undisturbed(() -> prod().ecs().deregisterTaskDefinition(it -> it.taskDefinition(taskDefinition)));
    }

    /** Every revision of the family that is active is deregistered. */
    void deregisterAll() {
        for (int number = 1; isRevision(number); number++) {
            deregister("web-prod:" + number);
        }
    }

    private boolean isRevision(int number) {
        return world().wire().undisturbed(() -> {
            try {
                var described = prod().ecs().describeTaskDefinition(it -> it.taskDefinition("web-prod:" + number));
                return described.taskDefinition() != null;
            } catch (ClientException unknown) {
                return false;
            }
        });
    }

    /** In CodeDeploy's word. */
    String statusOf(String codeDeployId) {
        return world().wire()
                .undisturbed(() -> prod().codeDeploy()
                        .getDeployment(it -> it.deploymentId(codeDeployId))
                        .deploymentInfo()
                        .statusAsString());
    }

    /** Somebody deploys another image by hand, from its start until it serves alone. */
    PromiseScene repairByHand(String tag) {
        String byHand = deployByHand(tag);
        proceedByHand(byHand);
        until(() -> serving().equals(List.of("100 % " + tag + ", 4 of 4 healthy")), Duration.ofHours(1));
        pass(Duration.ofMinutes(2));
        terminateByHand(byHand);
        return pass(Duration.ofMinutes(10));
    }

    /** Values of an environment variable in the task definition that serves prod; empty where it has none. */
    Optional<String> variableServing(String name) {
        return world().wire()
                .undisturbed(() -> prod()
                        .ecs()
                        .describeServices(it ->
                                it.cluster(stage().target("prod").cluster()).services(service()))
                        .services()
                        .getFirst()
                        .taskSets()
                        .stream()
                        .filter(set -> set.status().equals("PRIMARY"))
                        .map(set -> prod().ecs()
                                .describeTaskDefinition(it -> it.taskDefinition(set.taskDefinition()))
                                .taskDefinition())
                        .flatMap(definition -> definition.containerDefinitions().getFirst().environment().stream())
                        .filter(variable -> variable.name().equals(name))
                        .map(KeyValuePair::value)
                        .findFirst());
    }

    /** All that happened, for the message of a test that failed. */
    String story() {
        List<String> lines = new ArrayList<>();
        for (String name : log.executions()) {
            lines.add(name + " "
                    + log.statusOf(name).map(ExecutionStatus::toString).orElse("RUNNING") + " " + path(name));
            found(name).ifPresent(it -> lines.add("    " + closing(name).orElse("open") + ", cause " + it.cause()));
        }
        lines.add("serving " + serving() + ", locks " + locks());
        lines.add("alerts " + alerts());
        return String.join("\n", lines);
    }
}
