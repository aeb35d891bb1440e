package dev.headgate.simulator.scenario;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.simulator.environment.TrafficView.Revision;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario.Trigger;
import dev.headgate.simulator.tooling.Mail;
import dev.headgate.simulator.wire.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A scenario, played to its end in what headgate.yaml describes by the real handlers and definitions. */
final class Played {

    static final long SEED = 42;
    static final String ON_CALL = "on-call@example.com";
    static final String TEAM = "team@example.com";

    /** An execution's end is told to the watchdog a moment later. */
    private static final Duration UNTIL_EVENTS_ARRIVED = Duration.ofSeconds(10);

    /** What changes anything in a target account. */
    private static final Set<String> CHANGES =
            Set.of("CreateDeployment", "ContinueDeployment", "StopDeployment", "RegisterTaskDefinition");

    private final Run run;
    private final ExecutionLog log = new ExecutionLog();

    private Played(Scenario scenario) {
        this(scenario, new Definitions(Path.of("..", "statemachine")));
    }

    private Played(Scenario scenario, Definitions definitions) {
        run = new Run(scenario, configuration(), definitions, "https://approve.example.com", scenario.manner(), SEED);
        run.world().stepFunctions().addListener(log);
    }

    static Played scenario(String name) {
        return toTheEnd(new Played(Scenarios.named(name).orElseThrow()));
    }

    /** By definitions that are not this release's. */
    static Played scenario(Scenario scenario, Definitions definitions) {
        return toTheEnd(new Played(scenario, definitions));
    }

    private static Played toTheEnd(Played played) {
        played.run.begin();
        return played.toItsEnd();
    }

    /** The pipeline's release, in a world arranged by the test. */
    static Played release(Consumer<Stage> conditions) {
        Played played = new Played(new Scenario("arranged", "", Trigger.PIPELINE, Manner.APPROVE, conditions));
        played.run.begin();
        return played.toItsEnd();
    }

    /** A world in which nothing has been started; the test starts what it is about, and then says {@link #toItsEnd}. */
    static Played nothingYet() {
        return new Played(new Scenario("arranged", "", Trigger.PIPELINE, Manner.APPROVE, stage -> {}));
    }

    /** Goes on until everything that was started has ended, and nobody is left to act. */
    Played toItsEnd() {
        world().loop().runUntil(() -> log.areAllOver() && isSettled());
        world().loop().runFor(UNTIL_EVENTS_ARRIVED);
        return this;
    }

    private boolean isSettled() {
        return !stage().expectsOperator()
                && world().records().unannounced().isEmpty()
                && world().records().owed(1).isEmpty();
    }

    static Configuration configuration() {
        try {
            String yaml = Files.readString(Path.of("..", "headgate.yaml"));
            return ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    World world() {
        return run.world();
    }

    Stage stage() {
        return run.stage();
    }

    ExecutionLog log() {
        return log;
    }

    /** The states of the scenario's release. */
    List<String> release() {
        return log.path("demo-" + run.scenario().name());
    }

    /** The states of the only execution that was there for an environment. */
    List<String> pathIn(String environment) {
        List<String> executions = executionsIn(environment);
        if (executions.size() != 1) {
            throw new IllegalArgumentException("There were " + executions + " in " + environment);
        }
        return log.path(executions.getFirst());
    }

    /** The executions that ran or recovered a deployment in an environment, in the order of their starts. */
    List<String> executionsIn(String environment) {
        return log.executions().stream()
                .filter(name -> name.startsWith("web-" + environment + "-"))
                .toList();
    }

    /** The record of the first deployment in an environment. */
    Deployment deployment(String environment) {
        return log.deployments().stream()
                .flatMap(id -> world().records().find(id).stream())
                .filter(it -> it.plan().environment().name().equals(environment))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No deployment was opened in " + environment));
    }

    /** How the first deployment in an environment ended, and why. */
    String outcome(String environment) {
        var closing = deployment(environment).closing().orElseThrow();
        return closing.outcome() + ": " + closing.reason();
    }

    /** What gets production traffic, by tag: {@code 100 % v3, 4 of 4 healthy}. */
    List<String> serving(String environment) {
        return stage().traffic(environment).revisions().stream()
                .filter(revision -> revision.percent() > 0)
                .map(this::inWords)
                .toList();
    }

    private String inWords(Revision revision) {
        String tag = List.of("v1", "v2", "v3", "v4").stream()
                .filter(it -> revision.image().endsWith(stage().digest(it)))
                .findFirst()
                .orElse(revision.image());
        return revision.percent() + " % " + tag + ", " + revision.healthy() + " of " + revision.desired() + " healthy";
    }

    /** Whose locks are left. */
    List<String> locks() {
        return world().records().locks().stream().map(Lock::deploymentId).toList();
    }

    /** Every mail, as {@code topic, reader: subject}. */
    List<String> mails() {
        return world().tooling().sns().all().stream()
                .map(mail -> topic(mail) + ", " + mail.to().replace("@example.com", "") + ": " + mail.subject())
                .toList();
    }

    private static String topic(Mail mail) {
        return mail.topicArn().substring(mail.topicArn().lastIndexOf("headgate-") + "headgate-".length());
    }

    /** The mails to whoever is on call, oldest first. */
    List<Mail> alerts() {
        return world().tooling().sns().mailbox(ON_CALL);
    }

    /** Subjects of the alerts, oldest first. */
    List<String> alertSubjects() {
        return alerts().stream().map(Mail::subject).toList();
    }

    /** The body of the only alert whose subject contains this. */
    String alert(String subject) {
        List<Mail> found = alerts().stream()
                .filter(mail -> mail.subject().contains(subject))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " alerts contain " + subject + ": " + alertSubjects());
        }
        return found.getFirst().body();
    }

    /** The body of the only mail to whoever follows whose subject contains this. */
    String update(String subject) {
        List<Mail> found = world().tooling().sns().mailbox(TEAM).stream()
                .filter(mail -> mail.subject().contains(subject))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " updates contain " + subject + ": " + mails());
        }
        return found.getFirst().body();
    }

    /** The calls that changed anything in a target account, by name. */
    List<String> changes() {
        return world().wire().calls().stream()
                .map(Call::operation)
                .filter(CHANGES::contains)
                .toList();
    }
}
