package dev.headgate.cli.init;

import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.config.file.InvalidConfigurationException;
import dev.headgate.text.PlainLine;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Looks at what an account has, and writes a first configuration for the services that are chosen. */
@Command(
        name = "init",
        description =
                "Lists the ECS services of an account, changes nothing there, and writes a headgate.yaml for those"
                        + " that are chosen.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the file was written, or the services were listed and none was chosen",
            "1:AWS is out of reach, or there are no credentials",
            "2:bad usage: a service that is not there or can not be released, or a file that is there already"
        })
public final class InitCommand implements Callable<Integer> {

    private static final int NO_ACCESS = 1;
    private static final int BAD_INPUT = 2;
    private static final int LONGEST_REASON = 300;

    private final ClientsSource source;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--profile", paramLabel = "NAME", description = "A profile of ~/.aws/config to look with.")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "us-east-1",
            description = "Where to look (default: ${DEFAULT-VALUE}).")
    private String region = "us-east-1";

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "Look into this ECS cluster only; may be given several times.")
    private List<String> clusters = List.of();

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Choose this ECS service, as name or cluster/name; may be given several times.")
    private List<String> chosen = List.of();

    @Option(names = "--all", description = "Choose every service that can be released as it is.")
    private boolean all;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            defaultValue = "prod",
            description = "What the services are the environment of (default: ${DEFAULT-VALUE}).")
    private String environment = "prod";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write (default: headgate-<account>.yaml). Nothing is overwritten.")
    private Optional<Path> output = Optional.empty();

    /** Where clients come from: with the credentials of a profile, or else those that the SDK finds by itself. */
    @FunctionalInterface
    interface ClientsSource {
        AccountClients in(String region, Optional<String> profile);
    }

    /** With clients of AWS. */
    public InitCommand() {
        this(SdkAccountClients::new);
    }

    InitCommand(ClientsSource source) {
        this.source = source;
    }

    @Override
    public Integer call() {
        try {
            AccountClients clients = source.in(region, profile);
            String account = clients.sts().getCallerIdentity().account();
            List<FoundService> found = new AccountReader(clients).services(clusters);
            list(account, found);
            return !all && chosen.isEmpty() ? howToChoose() : write(account, choose(found));
        } catch (SdkException e) {
            return give(
                    NO_ACCESS,
                    "AWS can not be looked at in " + region
                            + profile.map(it -> " as " + it).orElse("") + " (" + why(e)
                            + "): name a profile with --profile, or sign in");
        } catch (UnfitChoiceException e) {
            return give(BAD_INPUT, String.valueOf(e.getMessage()));
        }
    }

    /** AWS's own words; of the SDK's the first, before it goes through everywhere it has looked. */
    private static String why(SdkException e) {
        String message = e instanceof AwsServiceException said && said.awsErrorDetails() != null
                ? said.awsErrorDetails().errorMessage()
                : String.valueOf(e.getMessage()).split("[(:]", 2)[0];
        return PlainLine.of(String.valueOf(message).strip(), LONGEST_REASON);
    }

    private void list(String account, List<FoundService> found) {
        say("Account " + account + ", " + region + ": " + found.size() + " ECS services");
        found.forEach(it -> say("  " + it.cluster() + "/" + it.name() + ": " + it.inWords()));
    }

    private int howToChoose() {
        say("Nothing was written. Choose with --service NAME, or with --all what can be released as it is.");
        return 0;
    }

    private List<FoundService> choose(List<FoundService> found) throws UnfitChoiceException {
        List<FoundService> picked = new ArrayList<>();
        if (all) {
            found.stream().filter(it -> it.obstacle().isEmpty()).forEach(picked::add);
        }
        for (String name : chosen) {
            FoundService service = only(name, found);
            if (!picked.contains(service)) {
                picked.add(service);
            }
        }
        if (picked.isEmpty()) {
            throw new UnfitChoiceException("none of the services can be released as it is: see docs/adopting.md");
        }
        return picked;
    }

    private static FoundService only(String name, List<FoundService> found) throws UnfitChoiceException {
        List<FoundService> meant = found.stream()
                .filter(it -> it.name().equals(name) || (it.cluster() + "/" + it.name()).equals(name))
                .toList();
        if (meant.size() != 1) {
            throw new UnfitChoiceException(
                    meant.isEmpty()
                            ? "there is no ECS service " + name + ": choose one of those above"
                            : "several clusters have a service " + name + ": write cluster/" + name);
        }
        FoundService service = meant.getFirst();
        Optional<String> obstacle = service.obstacle();
        if (obstacle.isPresent()) {
            throw new UnfitChoiceException(name + " " + obstacle.get() + ": see docs/adopting.md");
        }
        return service;
    }

    private int write(String account, List<FoundService> picked) {
        Path file = output.orElse(Path.of("headgate-" + account + ".yaml"));
        String yaml = new Draft(account, region, environment, picked).yaml();
        try {
            var unused = ConfigurationFile.parse(yaml, file.toString(), account);
            Files.writeString(file, yaml, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (InvalidConfigurationException e) {
            return give(BAD_INPUT, "what was found can not be said in a headgate.yaml:\n" + e.getMessage());
        } catch (FileAlreadyExistsException e) {
            return give(BAD_INPUT, file + " is there already, and nothing is overwritten: name another with --output");
        } catch (IOException e) {
            return give(
                    BAD_INPUT,
                    file + " can not be written (" + e.getClass().getSimpleName() + "): name another with --output");
        }
        say("Wrote " + file + " for " + picked.size() + (picked.size() == 1 ? " service." : " services.")
                + " Read it, then see what is missing: ./headgate doctor --config " + file);
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }

    private int give(int exitCode, String message) {
        spec.commandLine().getErr().println("init: " + message);
        return exitCode;
    }
}
