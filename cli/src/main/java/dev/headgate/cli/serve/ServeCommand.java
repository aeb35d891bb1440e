package dev.headgate.cli.serve;

import dev.headgate.cli.checkout.Checkout;
import dev.headgate.cli.checkout.UnreadableFileException;
import dev.headgate.cli.terminal.PaceConverter;
import dev.headgate.config.Configuration;
import dev.headgate.config.file.InvalidConfigurationException;
import dev.headgate.simulator.endpoint.EndpointServer;
import dev.headgate.simulator.installation.Accounts;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.live.DashboardPage;
import dev.headgate.simulator.live.LoopTasks;
import dev.headgate.simulator.live.Pace;
import dev.headgate.simulator.live.Playback;
import dev.headgate.simulator.live.RunningExecutions;
import dev.headgate.simulator.scenario.QuietWorld;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the simulated accounts by AWS's own protocols, until it is interrupted. */
@Command(
        name = "serve",
        description = "Serves the configured services, on simulated AWS accounts, to the AWS CLI and any SDK: on this"
                + " machine alone, until Ctrl-C.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:a fault of the program",
            "2:bad usage or a faulty configuration; the message says what would be right",
            "130:Ctrl-C ended it"
        })
public final class ServeCommand implements Callable<Integer> {

    private static final int ENDED = 0;
    private static final int BAD_INPUT = 2;

    private final Checkout checkout;
    private final InstantSource clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "4566",
            description =
                    "Where AWS and the pages are, on 127.0.0.1 (default: ${DEFAULT-VALUE}; 0 takes any free port).")
    private int port;

    @Option(
            names = "--pace",
            paramLabel = "instant|Nx",
            defaultValue = "60x",
            converter = PaceConverter.class,
            description = "How fast virtual time passes: 1x is real time (default: ${DEFAULT-VALUE}). With instant, it"
                    + " passes only while an execution runs.")
    private Pace pace = Pace.FOR_PEOPLE;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration to run (default: the repository's headgate.yaml).")
    private Optional<Path> config = Optional.empty();

    /** @param clock where virtual time begins: with the caller's own, by which SDKs judge what has expired */
    public ServeCommand(Checkout checkout, InstantSource clock) {
        this.checkout = checkout;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try {
            serve(Checkout.read(config.orElse(checkout.configurationFile())));
            return ENDED;
        } catch (InvalidConfigurationException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return BAD_INPUT;
        } catch (UnreadableFileException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ENDED;
        }
    }

    private void serve(Configuration configuration) throws InterruptedException {
        LoopTasks tasks = new LoopTasks(System::nanoTime);
        try (EndpointServer server = bind();
                World world = QuietWorld.of(
                        configuration,
                        checkout.definitions(),
                        server.url(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS))) {
            Accounts accounts = world.accounts();
            server.serve(tasks, accounts, new DashboardPage(world)::answer);
            PrintWriter out = spec.commandLine().getOut();
            new Welcome(configuration, server.url(), pace).lines().forEach(out::println);
            world.tooling().sns().onMail(mail -> out.println(Welcome.line(mail)));
            play(world, accounts, tasks);
        }
    }

    private void play(World world, Accounts accounts, LoopTasks tasks) throws InterruptedException {
        RunningExecutions executions = new RunningExecutions(world.stepFunctions());
        Playback playback = new Playback(
                world.loop(),
                () -> false,
                pace,
                () -> pace instanceof Pace.Instantly && executions.areNone() && accounts.areIdle() && isSettled(world),
                tasks,
                () -> {});
        playback.playOn(
                fault -> spec.commandLine().getErr().println("A fault of the simulation, which goes on: " + fault));
    }

    /** Whether nothing is to happen at this very moment, such as the event that tells of an execution's start. */
    private static boolean isSettled(World world) {
        return world.loop()
                .nextAt()
                .filter(next -> !next.isAfter(world.loop().instant()))
                .isEmpty();
    }

    private EndpointServer bind() {
        try {
            return EndpointServer.bind(port);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "port " + port + " can not be used (" + e.getMessage() + "); name another with --port",
                    e);
        }
    }
}
