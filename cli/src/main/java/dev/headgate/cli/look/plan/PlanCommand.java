package dev.headgate.cli.look.plan;

import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.installation.Installations;
import dev.headgate.cli.installation.NoAccessException;
import dev.headgate.cli.installation.Reach;
import dev.headgate.cli.look.Named;
import dev.headgate.cli.look.Records;
import dev.headgate.cli.look.Sheet;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.deployment.Deployment;
import dev.headgate.json.Json;
import dev.headgate.release.EcrImageRegistry;
import dev.headgate.release.Execution;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.ReleasePlan;
import dev.headgate.release.ReleasePlanner;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a release would do, and starts nothing. */
@Command(
        name = "plan",
        description =
                "What a release would do: whether it could begin now, what would change, who is asked, when traffic"
                        + " would move, and what the judge could find. Starts nothing, and looks with your own credentials.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./headgate plan web --tag v3",
            "  ./headgate plan web --tag v3 --to prod --profile tooling --also-profile production"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every environment is ready, or would be by waiting",
            Reach.NO_ACCESS_HELP,
            Reach.BAD_INPUT_HELP,
            "3:an environment would refuse it, or something could not be looked at"
        })
public final class PlanCommand implements Callable<Integer> {

    private static final int CLEAR = 0;
    private static final int NOT_CLEAR = 3;
    private static final int REMEMBERED_DEPLOYMENTS = 50;

    private final Installations installations;
    private final Definitions definitions;
    private final Terminal terminal;

    @Mixin
    private Reach reach;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "What to release.")
    private String service = "";

    @Option(names = "--tag", paramLabel = "TAG", description = "The image's tag.")
    private Optional<String> tag = Optional.empty();

    @Option(
            names = "--image",
            paramLabel = "REF",
            description = "Or the image's digest, or its repository's URI with @digest or :tag.")
    private Optional<String> image = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "ENV[,ENV]",
            split = ",",
            description = "The only environments to release to (default: all).")
    private List<String> environments = List.of();

    @Option(
            names = "--also-profile",
            paramLabel = "NAME",
            description = "A profile of ~/.aws/config into the account of an environment, one for each account.")
    private List<String> profiles = List.of();

    public PlanCommand(Installations installations, Definitions definitions, Terminal terminal) {
        this.reach = new Reach(installations);
        this.installations = installations;
        this.definitions = definitions;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        return reach.answer(this::look);
    }

    private int look() throws NoAccessException {
        List<String> faults = new ArrayList<>(Named.faults(reach.configuration(), Optional.of(service), environments));
        if (tag.isPresent() == image.isPresent()) {
            faults.add("name what to release by --tag or by --image" + (tag.isPresent() ? ", not by both" : ""));
        }
        if (!faults.isEmpty()) {
            throw reach.fault(faults);
        }
        Installation installation = reach.open();
        return tell(read(installation));
    }

    private PlanReport read(Installation installation) throws NoAccessException {
        Records records = Records.of(installation);
        Configuration configuration = installation.configuration();
        ShelfSeen shelf = new ShelfSeen(
                new EcrImageRegistry(installation.clients()::ecr, records.clock()),
                configuration.account() + ".dkr.ecr." + configuration.region() + ".amazonaws.com");
        ReleasePlan.Deploy planned = plan(installation, records, shelf);
        Service released = configuration.service(service).orElseThrow();
        List<Environment> where = planned.waves().stream()
                .flatMap(it -> it.deployments().stream())
                .map(it -> it.environment())
                .toList();
        DoorsSeen doors = new DoorsSeen(records.freezes(), records.calendar());
        return new PlanLook(records, shelf, Reached.by(installation, installations, profiles), doors)
                .at(planned, new Rehearsal(configuration, definitions).of(released, where));
    }

    /** By the same rules as the release itself, of which nobody hears. */
    private ReleasePlan.Deploy plan(Installation installation, Records records, ShelfSeen shelf) {
        ReleasePlanner planner = new ReleasePlanner(
                shelf,
                (name, environment) ->
                        records.deployments().deployed(name, environment, REMEMBERED_DEPLOYMENTS).stream()
                                .map(Deployment::plan)
                                .map(it -> it.release().image())
                                .toList(),
                DeploymentConfigName::of);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("service", service);
        tag.ifPresent(it -> input.put("imageTag", it));
        image.ifPresent(it -> input.put("image", it));
        if (!environments.isEmpty()) {
            input.put("environments", environments);
        }
        input.put("requestedBy", installation.caller().arn());
        try {
            Execution never = new Execution("plan", "plan", records.now());
            return switch (planner.plan(input, installation.configuration(), never)) {
                case ReleasePlan.Deploy deploy -> deploy;
                case ReleasePlan.NothingToDeploy nothing -> throw reach.fault(List.of(nothing.reason()));
                case ReleasePlan.Follow follow ->
                    throw reach.fault(List.of("release " + follow.releaseId() + " has it"));
            };
        } catch (InvalidReleaseException e) {
            throw reach.fault(List.of(String.valueOf(e.getMessage())));
        }
    }

    private int tell(PlanReport report) {
        if (reach.json()) {
            reach.say(Json.line(report));
        } else {
            Sheet sheet = Sheet.on(terminal);
            new PlanText(report).writeOn(sheet);
            sheet.lines().forEach(reach::say);
        }
        return report.isClear() ? CLEAR : NOT_CLEAR;
    }
}
