package dev.headgate.simulator.doctor;

import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationFile;
import dev.headgate.config.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
            "1:AWS is out of reach, or there are no credentials; the message says where they were looked for",
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
    private final Function<Region, DoctorClients> clients;
    private final InstantSource clock;
    private final Marks marks;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration that was deployed (default: the repository's headgate.yaml).")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--json", description = "Print what was found as one JSON document.")
    private boolean json;

    /** @param usualConfiguration looked at unless another one is named */
    public DoctorCommand(Path usualConfiguration) {
        this(
                usualConfiguration,
                SdkDoctorClients::new,
                InstantSource.system(),
                Marks.in(System.getProperty("stdout.encoding", "")));
    }

    DoctorCommand(Path usualConfiguration, Function<Region, DoctorClients> clients, InstantSource clock, Marks marks) {
        this.usualConfiguration = usualConfiguration;
        this.clients = clients;
        this.clock = clock;
        this.marks = marks;
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
        DoctorClients reached = clients.apply(region);
        Caller caller = Caller.of(reached);
        Configuration configuration = ConfigurationFile.parse(yaml, name, caller.account());
        return new Report(
                name,
                caller,
                Checks.of(new Installed(configuration, caller, reached, clock)).run());
    }

    private int tell(Report report) {
        if (json) {
            spec.commandLine().getOut().println(report.json());
        } else {
            report.lines(marks).forEach(spec.commandLine().getOut()::println);
        }
        return report.isAllWell() ? ALL_WELL : TO_DO;
    }

    private int give(int exitCode, String message) {
        spec.commandLine().getErr().println(message);
        return exitCode;
    }
}
