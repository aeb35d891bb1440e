package dev.headgate.cli.init;

import dev.headgate.cli.terminal.Terminal;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.config.file.InvalidConfigurationException;
import dev.headgate.text.PlainLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
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
                        + " that are chosen. On a terminal it asks for what no option says.",
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
    private final boolean somebodyIsThere;
    private final BufferedReader in;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--profile", paramLabel = "NAME", description = "A profile of ~/.aws/config to look with.")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", description = "Where to look (default: us-east-1).")
    private Optional<String> region = Optional.empty();

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
            description = "What the services are the environment of (default: prod).")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--approver",
            paramLabel = "NAME=ADDRESS",
            description = "Who may be asked at a gate; may be given several times.")
    private Map<String, String> approvers = Map.of();

    @Option(
            names = "--alerts",
            paramLabel = "ADDRESS",
            description = "Who is mailed when a release does not end well; may be given several times.")
    private List<String> alerts = List.of();

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

    /** With clients of AWS; asks where somebody sits at the terminal. */
    public InitCommand(Terminal terminal) {
        this(
                SdkAccountClients::new,
                terminal.input(),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    InitCommand(ClientsSource source, boolean somebodyIsThere, BufferedReader in) {
        this.source = source;
        this.somebodyIsThere = somebodyIsThere;
        this.in = in;
    }

    @Override
    public Integer call() {
        Interview interview =
                new Interview(somebodyIsThere, in, spec.commandLine().getOut());
        String where = "us-east-1";
        try {
            where = interview.answer(region, "Which region is looked at?", where, it -> Optional.empty());
            AccountClients clients = source.in(where, profile);
            String account = clients.sts().getCallerIdentity().account();
            Pipelines pipelines = Pipelines.in(where, clients.codePipeline());
            List<FoundService> found = new AccountReader(clients)
                    .services(clusters).stream()
                            .map(it -> it.with(pipelines.of(it)))
                            .toList();
            list(account, where, found, pipelines.hidden());
            List<FoundService> picked = picked(new Choice(found), interview);
            return picked.isEmpty() ? howToChoose() : write(draft(account, where, picked, interview), interview);
        } catch (SdkException e) {
            return give(
                    NO_ACCESS,
                    "AWS can not be looked at in " + where
                            + profile.map(it -> " as " + it).orElse("") + " (" + why(e)
                            + "): name a profile with --profile, or sign in");
        } catch (UnfitChoiceException e) {
            return give(BAD_INPUT, String.valueOf(e.getMessage()));
        }
    }

    private List<FoundService> picked(Choice choice, Interview interview) throws UnfitChoiceException {
        if (all || !chosen.isEmpty()) {
            return choice.of(all, chosen);
        }
        if (!interview.somebodyIsThere() || choice.isEmpty()) {
            return List.of();
        }
        String answer = interview.answer(
                Optional.empty(),
                "Which services are written down? Names with commas, " + Choice.ALL + " that can be released, or "
                        + Choice.NONE,
                Choice.ALL,
                choice::fault);
        return choice.named(answer);
    }

    private Draft draft(String account, String where, List<FoundService> picked, Interview interview)
            throws UnfitChoiceException {
        String name =
                interview.answer(environment, "What are they the environment of?", "prod", Answers::faultOfEnvironment);
        String asked = interview.answer(
                given(approvers.entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .toList()),
                "Who may be asked to approve? As alice=alice@example.com, with commas",
                Answers.NOBODY,
                Answers::faultOfApprovers);
        String mailed = interview.answer(
                given(alerts),
                "Who is mailed when a release does not end well? Addresses with commas",
                Answers.NOBODY,
                Answers::faultOfAddresses);
        return new Draft(account, where, name, Answers.approvers(asked), Answers.listed(mailed), picked);
    }

    private static Optional<String> given(List<String> options) {
        return options.isEmpty() ? Optional.empty() : Optional.of(String.join(",", options));
    }

    /** AWS's own words; of the SDK's the first, before it goes through everywhere it has looked. */
    private static String why(SdkException e) {
        String message = e instanceof AwsServiceException said && said.awsErrorDetails() != null
                ? said.awsErrorDetails().errorMessage()
                : String.valueOf(e.getMessage()).split("[(:]", 2)[0];
        return PlainLine.of(String.valueOf(message).strip(), LONGEST_REASON);
    }

    private void list(String account, String where, List<FoundService> found, boolean pipelinesAreHidden) {
        say("Account " + account + ", " + where + ": " + found.size() + " ECS services");
        for (FoundService service : found) {
            say("  " + service.cluster() + "/" + service.name() + ": " + service.inWords());
            service.pipelines().forEach(it -> say("    " + it.inWords()));
        }
        if (pipelinesAreHidden) {
            say("Pipelines were not looked at: these credentials may not call codepipeline:ListPipelines and"
                    + " codepipeline:GetPipeline.");
        }
    }

    private int howToChoose() {
        say("Nothing was written. Choose with --service NAME, or with --all what can be released as it is.");
        return 0;
    }

    private int write(Draft draft, Interview interview) throws UnfitChoiceException {
        Path file = Path.of(interview.answer(
                output.map(Path::toString),
                "Where is it written?",
                "headgate-" + draft.account() + ".yaml",
                it -> Files.exists(Path.of(it)) ? Optional.of(isThere(it)) : Optional.empty()));
        String yaml = draft.yaml();
        try {
            var unused = ConfigurationFile.parse(yaml, file.toString(), draft.account());
            Files.writeString(file, yaml, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (InvalidConfigurationException e) {
            return give(BAD_INPUT, "what was found can not be said in a headgate.yaml:\n" + e.getMessage());
        } catch (FileAlreadyExistsException e) {
            return give(BAD_INPUT, isThere(file.toString()) + " with --output");
        } catch (IOException e) {
            return give(
                    BAD_INPUT,
                    file + " can not be written (" + e.getClass().getSimpleName() + "): name another with --output");
        }
        int services = draft.services().size();
        say("Wrote " + file + " for " + services + (services == 1 ? " service." : " services.")
                + " Read it, then see what is missing: ./headgate doctor --config " + file);
        return 0;
    }

    private static String isThere(String file) {
        return file + " is there already, and nothing is overwritten: name another";
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }

    private int give(int exitCode, String message) {
        spec.commandLine().getErr().println("init: " + message);
        return exitCode;
    }
}
