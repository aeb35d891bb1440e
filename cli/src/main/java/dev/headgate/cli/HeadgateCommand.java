package dev.headgate.cli;

import dev.headgate.cli.checkout.Checkout;
import dev.headgate.cli.demo.DemoCommand;
import dev.headgate.cli.doctor.DoctorCommand;
import dev.headgate.cli.init.InitCommand;
import dev.headgate.cli.installation.Installations;
import dev.headgate.cli.judge.JudgeCommand;
import dev.headgate.cli.look.history.HistoryCommand;
import dev.headgate.cli.look.plan.PlanCommand;
import dev.headgate.cli.look.show.ShowCommand;
import dev.headgate.cli.look.status.StatusCommand;
import dev.headgate.cli.say.Voice;
import dev.headgate.cli.serve.ServeCommand;
import dev.headgate.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line that {@code ./headgate} starts. */
@Command(
        name = "headgate",
        description =
                "Blue/green releases for Amazon ECS: an installation in AWS, or all of it on this machine in virtual time.",
        mixinStandardHelpOptions = true,
        versionProvider = HeadgateCommand.Version.class,
        commandListHeading = "%nCommands:%n")
public final class HeadgateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--trace",
            scope = ScopeType.INHERIT,
            description = "After an unexpected error, show where in the program it came from.")
    private boolean trace;

    private HeadgateCommand() {}

    /** Runs the command line of this process. */
    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine(Checkout.here(), Terminal.ofLauncher())
                .setOut(writer(FileDescriptor.out))
                .setErr(writer(FileDescriptor.err));
        System.exit(commandLine.execute(arguments));
    }

    static CommandLine commandLine(Checkout checkout, Terminal terminal) {
        Installations installations = Installations.of(checkout);
        Voice voice = new Voice(
                installations,
                RandomGenerator.getDefault(),
                terminal.ink(),
                Optional.of((installation, service, release, out) ->
                        StatusCommand.watch(installation, service, release, terminal, out)));
        HeadgateCommand root = new HeadgateCommand();
        CommandLine all = new CommandLine(root)
                .addSubcommand(new DemoCommand(checkout, terminal))
                .addSubcommand(new ServeCommand(checkout, InstantSource.system()))
                .addSubcommand(new JudgeCommand())
                .addSubcommand(new InitCommand(terminal))
                .addSubcommand(new StatusCommand(installations, terminal))
                .addSubcommand(new HistoryCommand(installations, terminal))
                .addSubcommand(new ShowCommand(installations, terminal))
                .addSubcommand(new PlanCommand(installations, checkout.definitions(), terminal))
                .addSubcommand(new DoctorCommand(checkout.configurationFile(), checkout.definitions(), terminal.ink()));
        voice.commands().forEach(all::addSubcommand);
        return all.addSubcommand(new CompletionCommand())
                .setParameterExceptionHandler(new UsageFault())
                .setExecutionExceptionHandler((e, commandLine, parsed) -> root.explain(e, commandLine));
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    private int explain(Exception e, CommandLine commandLine) {
        PrintWriter err = commandLine.getErr();
        err.println("headgate: a fault of the program: " + e);
        if (trace) {
            e.printStackTrace(err);
        } else {
            err.println("Run it again with --trace to see where it came from.");
        }
        return commandLine.getCommandSpec().exitCodeOnExecutionException();
    }

    /** Bars and dots must arrive whatever the locale says. */
    private static PrintWriter writer(FileDescriptor file) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(file), StandardCharsets.UTF_8), true);
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "headgate "
                        + Optional.ofNullable(HeadgateCommand.class.getPackage().getImplementationVersion())
                                .orElse("(not packaged)")
                        + ", Java " + Runtime.version()
            };
        }
    }
}
