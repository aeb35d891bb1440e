package dev.headgate.cli.demo;

import dev.headgate.cli.checkout.Checkout;
import dev.headgate.cli.checkout.UnreadableFileException;
import dev.headgate.cli.picture.LiveView;
import dev.headgate.cli.picture.OutputClosedException;
import dev.headgate.cli.picture.PlainView;
import dev.headgate.cli.picture.Screen;
import dev.headgate.cli.picture.View;
import dev.headgate.cli.picture.Words;
import dev.headgate.cli.terminal.DidYouMean;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.cli.terminal.PaceConverter;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.config.Configuration;
import dev.headgate.config.file.InvalidConfigurationException;
import dev.headgate.simulator.endpoint.EndpointServer;
import dev.headgate.simulator.live.DashboardPage;
import dev.headgate.simulator.live.LoopTasks;
import dev.headgate.simulator.live.Pace;
import dev.headgate.simulator.live.Playback;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenario;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.simulator.scenario.UnfitConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Releases the sample service through all environments, in virtual time. */
@Command(
        name = "demo",
        description = "Releases the configured service through all its environments, in virtual time, on simulated AWS"
                + " accounts.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:DEPLOYED in every environment that the release was for",
            "1:a fault of the program",
            "2:bad usage, a faulty configuration or a refused --input; the message says what would be right",
            "3:the release ended otherwise: REJECTED, ROLLED_BACK, SUPERSEDED, NEEDS_HUMAN or NOTHING_TO_DEPLOY"
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int DEPLOYED = 0;
    private static final int FAULT = 1;
    private static final int BAD_INPUT = 2;
    private static final int ENDED_OTHERWISE = 3;

    /** Where links lead that nobody opens: the same in every run, so that equal seeds make equal mails. */
    private static final String NOWHERE = "https://approvals.example.com";

    private final Checkout checkout;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "happy",
            description = "What happens (default: ${DEFAULT-VALUE}); --list shows all.")
    private String scenarioName = "happy";

    @Option(
            names = "--pace",
            paramLabel = "instant|Nx",
            defaultValue = "60x",
            converter = PaceConverter.class,
            description = "How fast virtual time passes: 1x is real time (default: ${DEFAULT-VALUE}).")
    private Pace pace = Pace.FOR_PEOPLE;

    @Option(
            names = "--approve",
            paramLabel = "auto|reject|never|ask",
            converter = Approve.Converter.class,
            description = "Who decides at the gates: simulated approvers, nobody, or you in the browser (default: what"
                    + " the scenario is about, else ask on a terminal, else auto).")
    private Optional<Approve> approve = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Where you are asked, and where AWS is, on 127.0.0.1 (default: any free port). With --pace"
                    + " instant, only where you are asked.")
    private int port;

    @Mixin
    private StartInput input = new StartInput();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "The same seed makes the same run (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration to run (default: the repository's headgate.yaml).")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--json", description = "Print all that happened as one JSON document at the end.")
    private boolean json;

    @Option(names = "--list", description = "List the scenarios.")
    private boolean list;

    public DemoCommand(Checkout checkout, Terminal terminal) {
        this.checkout = checkout;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (list) {
            Scenarios.all().forEach(it -> out().println(Words.padded(it.name(), 28) + it.summary()));
            return DEPLOYED;
        }
        Scenario scenario = scenario();
        Path file = config.orElse(checkout.configurationFile());
        try {
            return play(scenario, Checkout.read(file), input.text());
        } catch (OutputClosedException e) {
            return FAULT;
        } catch (InvalidConfigurationException e) {
            err().println(e.getMessage());
            return BAD_INPUT;
        } catch (SfnException e) {
            err().println("Step Functions refuses to start the release: "
                    + e.awsErrorDetails().errorMessage());
            return BAD_INPUT;
        } catch (UnfitConfigurationException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the scenario " + scenario.name() + " does not fit " + file + ": " + e.getMessage()
                            + ", or choose another scenario (--list)",
                    e);
        } catch (UnreadableFileException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Served wherever there is time for somebody to look. */
    private int play(Scenario scenario, Configuration configuration, Optional<String> text)
            throws InterruptedException {
        Approve who = whoDecides(scenario);
        LoopTasks tasks = new LoopTasks(System::nanoTime);
        if (who != Approve.ASK && pace instanceof Pace.Instantly) {
            Run run = setUp(scenario, configuration, NOWHERE, who.manner(), text);
            return watch(run, start(run, text), Optional.empty(), tasks);
        }
        try (EndpointServer server = bind()) {
            Run run = setUp(scenario, configuration, server.url(), who.manner(), text);
            ReleaseExecution release = start(run, text);
            server.serve(tasks, run.world().accounts(), new DashboardPage(run.world())::answer);
            if (who != Approve.ASK) {
                err().println("AWS and the dashboard are at " + server.url());
                return watch(run, release, Optional.empty(), tasks);
            }
            int exitCode = watch(run, release, Optional.of(server.url()), tasks);
            linger(server, tasks);
            return exitCode;
        }
    }

    /** What was decided, the dashboard and the accounts can be looked at for as long as somebody is there to. */
    private void linger(EndpointServer server, LoopTasks tasks) throws InterruptedException {
        if (terminal.input() && !json) {
            out().println();
            out().println("The pages and AWS stay at " + server.url() + " until you press Enter.");
            Lingering.untilEnter(System.in, tasks);
        }
    }

    private Run setUp(
            Scenario scenario, Configuration configuration, String approvalsUrl, Manner manner, Optional<String> text) {
        return new Run(
                scenario,
                configuration,
                checkout.definitions(),
                approvalsUrl,
                manner,
                seed,
                StartInput.service(configuration, text));
    }

    private static ReleaseExecution start(Run run, Optional<String> text) {
        ReleaseExecution release = ReleaseExecution.start(run.world(), run.name(), text.orElseGet(run::input));
        run.follow(release.arn());
        return release;
    }

    private EndpointServer bind() {
        try {
            return EndpointServer.bind(port);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "port " + port + " can not be used (" + e.getMessage() + "); leave out --port",
                    e);
        }
    }

    /** @param served where this machine serves approvers' links and the dashboard; empty where nobody is asked */
    private int watch(Run run, ReleaseExecution release, Optional<String> served, LoopTasks tasks)
            throws InterruptedException {
        RunObserver observer = new RunObserver(run, pace, served);
        try (Screen screen = new Screen(out(), "Left before the end; the same command plays the same again.")) {
            List<View> views = new ArrayList<>();
            if (terminal.output() && !json) {
                Runtime.getRuntime().addShutdownHook(new Thread(screen::abandon));
                views.add(new LiveView(screen, terminal.ink(), Terminal::size, tasks::elapsed));
            } else {
                if (!json) {
                    views.add(new PlainView(out()));
                }
                served.ifPresent(url -> views.add(new QuestionsView(err(), url, observer)));
            }
            BooleanSupplier somebodyIsAsked = served.isPresent() ? observer::awaitsAnAnswer : () -> false;
            Playback playback = new Playback(
                    run, pace, somebodyIsAsked, tasks, () -> views.forEach(view -> view.changed(observer)));
            playback.playOn(new SimulationFaults(err(), served.isPresent()));
            views.forEach(view -> view.ended(observer));
        }
        return tell(observer, release);
    }

    private int tell(RunObserver observer, ReleaseExecution release) {
        Ending ending = Ending.of(observer);
        if (json) {
            out().println(DemoReport.of(observer.run(), release, ending).json());
        } else {
            summary().lines(observer, ending, observer.totals()).forEach(out()::println);
        }
        if (ending.hadNothingToDo() || !ending.isDeclared()) {
            err().println(release.lastWords());
        }
        if (ending.isDeployed()) {
            return DEPLOYED;
        }
        if (ending.isDeclared()) {
            return ENDED_OTHERWISE;
        }
        return input.isGiven() ? BAD_INPUT : FAULT;
    }

    private Summary summary() {
        return terminal.output()
                ? new Summary(Math.min(Summary.USUAL_WIDTH, Terminal.size().columns()), terminal.ink())
                : new Summary(Summary.USUAL_WIDTH, Ink.NONE);
    }

    private Approve whoDecides(Scenario scenario) {
        return approve.orElseGet(() -> {
            boolean aboutApprovers = scenario.manner() != Manner.APPROVE;
            boolean somebodyIsHere = terminal.output() && terminal.input() && !json;
            return aboutApprovers || !somebodyIsHere ? Approve.of(scenario.manner()) : Approve.ASK;
        });
    }

    private Scenario scenario() {
        List<String> known = Scenarios.all().stream().map(Scenario::name).toList();
        return Scenarios.named(scenarioName)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no scenario '" + scenarioName + "'" + DidYouMean.word(scenarioName, known)
                                + "\nKnown: " + String.join(", ", known)));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
