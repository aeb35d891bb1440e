package dev.headgate.simulator.scenario;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.asl.ExecutionListener;
import dev.headgate.simulator.cloud.TargetAccount;
import dev.headgate.simulator.cloud.TrafficView;
import dev.headgate.simulator.fault.Call;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario.Trigger;
import dev.headgate.simulator.world.Definitions;
import dev.headgate.simulator.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** One release of the service {@code web} to {@code prod}, disturbed by mishaps, from its trigger to its end. */
final class Simulation {

    static final String PROD = "prod";

    private static final Definitions DEFINITIONS = new Definitions(Path.of("..", "statemachine"));

    /** Far more than any gate, timeout and rollback together take. */
    private static final Duration LONGEST = Duration.ofHours(40);

    /** What still goes on after the end must not make it untrue. */
    private static final Duration AFTERMATH = Duration.ofMinutes(12);

    private final Run run;
    private final ExecutionLog log = new ExecutionLog();
    private final Invariants invariants;
    private final List<Mishap> mishaps;
    private Instant lastMishap = World.START;
    private Instant lastHit = Instant.MIN;

    private Simulation(Profile profile, long seed, List<Mishap> mishaps) {
        this.mishaps = mishaps;
        Manner manner = mishaps.stream()
                .flatMap(it -> it instanceof Mishap.Approvers(Manner other) ? Stream.of(other) : Stream.empty())
                .findFirst()
                .orElse(Manner.APPROVE);
        Scenario scenario = new Scenario("simulated", "a release under faults", Trigger.PIPELINE, manner, stage -> {});
        run = new Run(scenario, profile.configuration(), DEFINITIONS, "https://approve.example.com", manner, seed);
        invariants = new Invariants(this);
        world().stepFunctions().addListener(log);
        world().stepFunctions().addListener(invariants);
        mishaps.forEach(mishap -> mishap.arrange(this));
    }

    /** Runs it to its end. */
    static Simulation play(Profile profile, long seed, List<Mishap> mishaps) {
        return new Simulation(profile, seed, mishaps).play();
    }

    /** What a run in which nothing goes wrong is made of: what mishaps can be drawn from. */
    static Undisturbed undisturbed(Profile profile, long seed) {
        Simulation simulation = new Simulation(profile, seed, List.of()).play();
        if (!simulation.invariants.violations().isEmpty()) {
            throw new AssertionError("without any mishap: " + simulation.invariants.violations());
        }
        return new Undisturbed(
                simulation.world().wire().calls(),
                simulation.log.entered(),
                Duration.between(World.START, simulation.run.journal().endedAt()));
    }

    /**
     * A run in which nothing goes wrong.
     *
     * @param states entered by all executions together
     */
    record Undisturbed(List<Call> calls, int states, Duration lasts) {}

    private Simulation play() {
        run.begin();
        Instant limit = World.START.plus(LONGEST);
        while (!isOver() && world().loop().instant().isBefore(limit)) {
            step();
        }
        Instant end = world().loop().instant().plus(AFTERMATH);
        while (world().loop().instant().isBefore(end)) {
            step();
        }
        invariants.checkEnd();
        return this;
    }

    private void step() {
        var unused = world().loop().step();
        invariants.checkNow();
    }

    private boolean isOver() {
        return run.journal().isOver()
                && !world().loop().instant().isBefore(lastMishap)
                && log.areAllOver()
                && deployments().stream().allMatch(it -> it.closing().isPresent());
    }

    /** The records of all deployments that were opened. */
    List<Deployment> deployments() {
        return log.deployments().stream()
                .flatMap(id -> world().records().find(id).stream())
                .toList();
    }

    /** The laws that the run broke, in words. */
    List<String> violations() {
        return invariants.violations();
    }

    boolean hasDeployed() {
        return deployments().stream()
                .allMatch(it -> it.closing()
                        .filter(how -> how.outcome() == Outcome.DEPLOYED)
                        .isPresent());
    }

    /** The images that production requests go to. */
    List<String> servingImages() {
        return traffic().revisions().stream()
                .filter(it -> it.percent() > 0)
                .map(TrafficView.Revision::image)
                .toList();
    }

    /** What happened, for whoever has to find out why. */
    String story() {
        List<String> lines = new ArrayList<>();
        log.executions()
                .forEach(name -> lines.add(name + " " + log.statusOf(name).orElse(ExecutionStatus.RUNNING) + " "
                        + String.join(" ", log.path(name))));
        deployments().forEach(it -> lines.add(it.toString()));
        world().tooling().sns().all().forEach(mail -> lines.add(mail.at() + " " + mail.to() + " " + mail.subject()));
        return String.join("\n", lines);
    }

    ExecutionLog log() {
        return log;
    }

    World world() {
        return run.world();
    }

    Stage stage() {
        return run.stage();
    }

    Run run() {
        return run;
    }

    String service() {
        return stage().place(PROD).service();
    }

    TargetAccount target() {
        return stage().place(PROD).account();
    }

    TrafficView traffic() {
        return stage().traffic(PROD);
    }

    void at(Duration time, String what, Runnable action) {
        Instant when = World.START.plus(time);
        lastMishap = when.isAfter(lastMishap) ? when : lastMishap;
        world().loop().at(when, what, action);
    }

    /** Like {@link #at}, unless the release's own deployment has ended by then. */
    void whileOpen(Duration time, String what, Runnable action) {
        at(time, what, () -> {
            boolean over = deployments().stream()
                    .filter(it -> it.plan().release().image().digest().equals(stage().newDigest()))
                    .anyMatch(it -> it.closing().isPresent());
            if (!over) {
                lastHit = world().loop().instant();
                action.run();
            }
        });
    }

    /** Whether something befell the service itself from then on. */
    boolean isHitSince(Instant time) {
        return !lastHit.isBefore(time);
    }

    /**
     * A release has no record that a sweep could find: where SNS is out, or events of a dead execution are lost, only the
     * execution itself says that it failed. Its deployments are told of all the same.
     */
    boolean canLoseReleaseAlerts() {
        return mishaps.stream()
                .anyMatch(it -> it instanceof Mishap.LostStatusEvents
                        || (it instanceof Mishap.Outage outage
                                && outage.service().equals("sns")));
    }

    void endExecutionAt(int state, boolean aborted) {
        world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String executionArn, String stateName, Instant at, String input) {
                if (log.entered() == state) {
                    end(executionArn, aborted);
                }
            }
        });
    }

    private void end(String executionArn, boolean aborted) {
        if (aborted) {
            world().abort(executionArn);
        } else {
            world().stepFunctions().kill(executionArn, "simulated");
        }
    }

    void repeatEvent() {
        stage().startRelease(stage().pipelineEvent());
    }

    void releaseNewer() {
        stage().startRelease(stage().request(Stage.NEWER_TAG, PROD));
    }
}
