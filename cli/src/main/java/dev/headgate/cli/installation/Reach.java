package dev.headgate.cli.installation;

import dev.headgate.cli.checkout.Checkout;
import dev.headgate.cli.checkout.UnreadableFileException;
import dev.headgate.config.Configuration;
import dev.headgate.config.file.InvalidConfigurationException;
import dev.headgate.text.PlainLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** The options by which a command is told of an installation, and how it gets there. To be mixed into the command. */
public final class Reach {

    /** The exit code where AWS is out of reach, or refuses. */
    public static final int NO_ACCESS = 1;

    /** The exit code of bad usage and of a faulty configuration. */
    public static final int BAD_INPUT = 2;

    /** How a command lists the first of these in its help. */
    public static final String NO_ACCESS_HELP =
            NO_ACCESS + ":AWS is out of reach, or refuses; the message says what would help";

    /** How a command lists the second. */
    public static final String BAD_INPUT_HELP =
            BAD_INPUT + ":bad usage or a faulty configuration; the message says what would be right";

    private final Installations installations;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            order = 101,
            description = "The configuration that was deployed (default: the repository's headgate.yaml).")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            order = 102,
            description =
                    "A profile of ~/.aws/config for the tooling account (default: the credentials that the AWS SDK"
                            + " finds by itself).")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "NAME",
            order = 103,
            description = "Where the tooling account's Headgate is (default: the configuration's region).")
    private Optional<String> region = Optional.empty();

    @Option(names = "--json", order = 104, description = "Print the answer as one JSON document.")
    private boolean json;

    private Optional<Installation> opened = Optional.empty();

    /** What a command does, to an exit code. */
    @FunctionalInterface
    public interface Work {
        int run() throws NoAccessException, InterruptedException;
    }

    public Reach(Installations installations) {
        this.installations = installations;
    }

    /** Whether the answer is wanted as JSON. */
    public boolean json() {
        return json;
    }

    /** Does a command's work, or says why it could not be done and what would help. */
    public int answer(Work work) throws InterruptedException {
        try {
            return work.run();
        } catch (InvalidConfigurationException e) {
            // It names the file itself.
            command.commandLine().getErr().println(e.getMessage());
            return BAD_INPUT;
        } catch (UnreadableFileException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        } catch (NoAccessException e) {
            warn(String.valueOf(e.getMessage()));
            return NO_ACCESS;
        } catch (SdkException e) {
            Installation reached = opened.orElseThrow(() -> e);
            warn(Refused.sentence(e, reached));
            return NO_ACCESS;
        }
    }

    /**
     * What the configuration says, before anything is reached; where it names no tooling account, there is none to rely on yet.
     *
     * @throws InvalidConfigurationException with all that is wrong in it
     * @throws UnreadableFileException where there is no text to read
     */
    public Configuration configuration() {
        return Checkout.read(file());
    }

    /**
     * Finds out who calls, and that it is somebody of the tooling account.
     *
     * @throws NoAccessException when there are no credentials, or when they lead somewhere else
     */
    public Installation open() throws NoAccessException {
        String where = region.orElseGet(() -> configuration().region());
        if (!where.matches("[a-z0-9-]+")) {
            throw fault(List.of("--region must be a region such as us-east-1, not " + PlainLine.quoted(where)));
        }
        Access<ToolingClients> access = Access.by(
                command.name() + " ...", profile, () -> installations.clients().in(Region.of(where), profile));
        Caller caller = access.caller();
        Configuration configuration = Checkout.read(file(), caller.account());
        if (!configuration.account().equals(caller.account())) {
            throw NoAccessException.elsewhere(command.name() + " ...", caller, configuration.account());
        }
        Installation installation =
                new Installation(configuration, where, caller, access.clients(), installations.waiting(), options());
        opened = Optional.of(installation);
        return installation;
    }

    /** All that is wrong with the words of the command line, each with what would be right. */
    public ParameterException fault(List<String> faults) {
        return new ParameterException(
                command.commandLine(), String.join("\n" + command.qualifiedName() + ": ", faults));
    }

    /** Where the answer goes. */
    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Prints a line of the answer. */
    public void say(String line) {
        out().println(line);
    }

    /** Prints a message beside the answer, after the command's name. */
    public void warn(String message) {
        command.commandLine().getErr().println(command.name() + ": " + message);
    }

    private Path file() {
        return config.orElse(installations.usualConfiguration());
    }

    /** As they were given, for a command that is to be copied. */
    private String options() {
        return Stream.of(
                        config.map(it -> " --config " + Shell.quoted(it.toString())),
                        profile.map(it -> " --profile " + Shell.quoted(it)),
                        region.map(it -> " --region " + Shell.quoted(it)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
    }
}
