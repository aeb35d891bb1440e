package dev.headgate.cli.look.plan;

import dev.headgate.cli.look.Narrowed;
import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.simulator.scenario.UnfitConfigurationException;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays the release on simulated accounts, where nothing goes wrong, and counts what AWS would be asked for. */
record Rehearsal(Configuration configuration, Definitions definitions) {

    private static final long SEED = 42;

    /** Longer than a schedule in which approvers answer within minutes. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** Empty where it cannot be played, or does not come to its end. */
    Optional<PlanReport.Cost> of(Service service, List<Environment> environments) {
        try {
            return play(service, environments);
        } catch (UnfitConfigurationException e) {
            return Optional.empty();
        }
    }

    private Optional<PlanReport.Cost> play(Service service, List<Environment> environments) {
        Run run = new Run(
                Scenarios.named("happy").orElseThrow(),
                about(service, environments),
                definitions,
                "https://approvals.example.com",
                Manner.APPROVE,
                SEED);
        try (World world = run.world()) {
            return count(run, world);
        }
    }

    private static Optional<PlanReport.Cost> count(Run run, World world) {
        AtomicInteger transitions = new AtomicInteger();
        AtomicInteger requests = new AtomicInteger();
        world.observeCalls(unused -> requests.incrementAndGet());
        world.stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String arn, String state, Instant at, String input) {
                transitions.incrementAndGet();
            }
        });
        run.begin();
        Instant limit = world.loop().instant().plus(LONGEST);
        while (!run.isDone() && world.loop().instant().isBefore(limit)) {
            if (!world.loop().step()) {
                return Optional.empty();
            }
        }
        return run.isDone() ? Optional.of(new PlanReport.Cost(transitions.get(), requests.get())) : Optional.empty();
    }

    /** The same installation, with nothing in it but what is released, and where to. */
    private Configuration about(Service service, List<Environment> environments) {
        Service released = new Service(
                service.name(),
                service.repository(),
                service.container(),
                service.port(),
                service.releaseOn(),
                service.delivery(),
                environments,
                service.hosting(),
                service.sourceUrl(),
                service.existing(),
                service.repositoryExists());
        return Narrowed.to(List.of(released), configuration);
    }
}
