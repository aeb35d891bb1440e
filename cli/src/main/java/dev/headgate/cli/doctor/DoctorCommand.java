package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Access;
import dev.headgate.cli.installation.NoAccessException;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.config.file.InvalidConfigurationException;
import dev.headgate.simulator.installation.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.regions.Region;

/** Looks at a deployed installation from outside, and says what is still to be done by hand. */
@Command(
        name = "doctor",
        description = "Looks at what is deployed in AWS, changes nothing, and says what is still to be done by hand.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:AWS is out of reach, or there are no credentials (the message says where they were looked for), or doctor"
                    + " itself is at fault",
            "2:bad usage or a faulty configuration; the message says what would be right",
            "3:something is to be done, or could not be checked"
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final int ALL_WELL = 0;
    private static final int NO_ACCESS = 1;
    private static final int BAD_INPUT = 2;
    private static final int TO_DO = 3;

    /** Stands for the tooling account while the file is read for its region alone. */
    private static final String ANY_ACCOUNT = "0".repeat(12);

    private final Path usualConfiguration;
    private final Definitions definitions;
    private final ClientsSource clients;
    private final InstantSource clock;
    private final Style style;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration that was deployed (default: the repository's headgate.yaml).")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--json", description = "Print what was found as one JSON document.")
    private boolean json;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "A profile of ~/.aws/config to look with; one for each account, that of the tooling account"
                    + " first (default: the credentials that the AWS SDK finds by itself).")
    private List<String> profiles = List.of();

    /** Where clients come from: with the credentials of a profile, or else those that the SDK finds by itself. */
    @FunctionalInterface
    interface ClientsSource {
        DoctorClients in(Region toolingRegion, Optional<String> profile);
    }

    /**
     * The command of a checkout.
     *
     * @param usualConfiguration looked at unless another one is named
     * @param ink of standard output
     */
    public DoctorCommand(Path usualConfiguration, Definitions definitions, Ink ink) {
        this(
                usualConfiguration,
                definitions,
                SdkDoctorClients::new,
                InstantSource.system(),
                new Style(Marks.in(System.getProperty("stdout.encoding", "")), ink));
    }

    DoctorCommand(
            Path usualConfiguration, Definitions definitions, ClientsSource clients, InstantSource clock, Style style) {
        this.usualConfiguration = usualConfiguration;
        this.definitions = definitions;
        this.clients = clients;
        this.clock = clock;
        this.style = style;
    }

    @Override
    public Integer call() {
        Path file = config.orElse(usualConfiguration);
        try {
            return tell(look(file));
        } catch (IOException e) {
            return give(
                    BAD_INPUT,
                    "doctor: can not read " + file + " (" + e.getClass().getSimpleName()
                            + "): name a readable configuration with --config");
        } catch (InvalidConfigurationException e) {
            return give(BAD_INPUT, String.valueOf(e.getMessage()));
        } catch (NoAccessException e) {
            return give(NO_ACCESS, "doctor: " + e.getMessage());
        }
    }

    private Report look(Path file) throws IOException, NoAccessException {
        String yaml = Files.readString(file);
        String name = String.valueOf(file.getFileName());
        Region region =
                Region.of(ConfigurationFile.parse(yaml, name, ANY_ACCOUNT).region());
        Accounts accounts = reach(region);
        Configuration configuration = ConfigurationFile.parse(yaml, name, accounts.first());
        Installed installed = new Installed(configuration, config, definitions, accounts, clock);
        return new Report(name, accounts.callers(), Checks.of(installed).run(), installed.again());
    }

    private Accounts reach(Region region) throws NoAccessException {
        List<Optional<String>> wanted = profiles.isEmpty()
                ? List.of(Optional.empty())
                : profiles.stream().map(Optional::of).toList();
        List<Access<DoctorClients>> accesses = new ArrayList<>();
        for (Optional<String> profile : wanted) {
            accesses.add(Access.by("doctor", profile, () -> clients.in(region, profile)));
        }
        return new Accounts(accesses);
    }

    private int tell(Report report) {
        if (json) {
            spec.commandLine().getOut().println(report.json());
        } else {
            report.lines(style).forEach(spec.commandLine().getOut()::println);
        }
        return report.isAllWell() ? ALL_WELL : TO_DO;
    }

    private int give(int exitCode, String message) {
        spec.commandLine().getErr().println(message);
        return exitCode;
    }
}
