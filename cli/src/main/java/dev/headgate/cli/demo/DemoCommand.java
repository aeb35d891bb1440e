package dev.headgate.cli.demo;

import dev.headgate.cli.checkout.Checkout;
import dev.headgate.cli.checkout.UnreadableFileException;
import dev.headgate.cli.demo.RunObserver.Told;
import dev.headgate.cli.installation.Installation;
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
import dev.headgate.config.Service;
import dev.headgate.config.file.InvalidConfigurationException;
import dev.headgate.simulator.live.Pace;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.simulator.scenario.UnfitConfigurationException;
import dev.headgate.simulator.served.Play;
import dev.headgate.simulator.served.ServedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    /** For a demo that nobody but itself has the time to look at. */
    private static final int ANY_PORT = 0;

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

    /** The demo is a client of what it serves: of {@code run}, it sees no more than where that is and when to look. */
    private int play(Scenario scenario, Configuration configuration, Optional<String> text)
            throws InterruptedException {
        Approve who = whoDecides(scenario);
        boolean isAsked = who == Approve.ASK;
        boolean isLookedAt = isAsked || !(pace instanceof Pace.Instantly);
        boolean isWatched = !(pace instanceof Pace.Instantly) || (terminal.output() && !json);
        Service service = StartInput.service(configuration, text);
        Play play = new Play(
                scenario,
                configuration,
                checkout.definitions(),
                service,
                who.manner(),
                seed,
                pace,
                isLookedAt ? Optional.empty() : Optional.of(NOWHERE));
        try (ServedRun run = serve(play, isAsked, isLookedAt ? port : ANY_PORT);
                AddressClients clients = new AddressClients(URI.create(run.url()), configuration)) {
            Installation installation = clients.installation(new TimeThere(run));
            ReleaseExecution release = ReleaseExecution.start(installation, run.name(), text.orElseGet(run::input));
            if (isLookedAt && !isAsked) {
                err().println("AWS and the dashboard are at " + run.url());
            }
            Sight sight = new Sight(
                    installation, service, release, new Inbox(URI.create(run.url() + "/inbox.json")), isWatched);
            RunObserver observer = new RunObserver(
                    sight,
                    new ImageNames(clients.ecr(), service.repository()),
                    new Told(scenario.name(), pace.toString(), seed),
                    isAsked ? Optional.of(run.url()) : Optional.empty());
            watch(run, sight, observer, isWatched, isAsked);
            int exitCode = tell(observer);
            if (isAsked) {
                linger(run.url());
            }
            return exitCode;
        }
    }

    /** What was decided, the dashboard and the accounts can be looked at for as long as somebody is there to. */
    private void linger(String url) throws InterruptedException {
        if (terminal.input() && !json) {
            out().println();
            out().println("The pages and AWS stay at " + url + " until you press Enter.");
            Lingering.untilEnter(System.in);
        }
    }

    private ServedRun serve(Play play, boolean isAsked, int at) {
        try {
            return ServedRun.begin(play, at, new SimulationFaults(err(), isAsked));
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "port " + at + " can not be used (" + e.getMessage() + "); leave out --port",
                    e);
        }
    }

    private void watch(ServedRun run, Sight sight, RunObserver observer, boolean isWatched, boolean isAsked)
            throws InterruptedException {
        try (Screen screen = new Screen(out(), "Left before the end; the same command plays the same again.")) {
            List<View> views = new ArrayList<>();
            if (terminal.output() && !json) {
                Runtime.getRuntime().addShutdownHook(new Thread(screen::abandon));
                views.add(new LiveView(
                        screen, terminal.ink(), Terminal::size, () -> Duration.ofNanos(System.nanoTime())));
            } else {
                if (!json) {
                    views.add(new PlainView(out()));
                }
                if (isAsked) {
                    views.add(new QuestionsView(err(), run.url(), observer));
                }
            }
            new Showing(run, sight, observer, views, isWatched, isAsked).untilNothingGoesOn();
        }
    }

    private int tell(RunObserver observer) {
        Ending ending = Ending.of(observer);
        if (json) {
            out().println(DemoReport.of(observer, ending).json());
        } else {
            summary().lines(observer, ending).forEach(out()::println);
        }
        if (ending.hadNothingToDo() || !ending.isDeclared()) {
            err().println(observer.sight().executions().release().lastWords());
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
