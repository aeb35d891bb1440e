package dev.headgate.infra.permission;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.simulator.installation.AwsCall;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;

/** What IAM would have been asked in scenarios of the simulator. */
final class RecordedAccess {

    private static final Definitions DEFINITIONS = new Definitions(Path.of("..", "statemachine"));
    private static final long SEED = 1;

    /** Far more than any gate, timeout and rollback together take. */
    private static final Duration LONGEST = Duration.ofDays(3);

    /** What still goes on when the release has ended: news, and the watchdog's rounds. */
    private static final Duration AFTERMATH = Duration.ofMinutes(12);

    private final World world;
    private final List<AwsCall> calls = new ArrayList<>();

    private RecordedAccess(World world) {
        this.world = world;
        world.observeCalls(calls::add);
        lookAtDashboardNowAndThen();
    }

    static Set<Access> of(List<Scenario> scenarios, Configuration configuration, IamRoles roles) {
        Set<Access> accesses = new LinkedHashSet<>();
        scenarios.forEach(scenario -> accesses.addAll(played(scenario, configuration, roles)));
        return accesses;
    }

    private static Set<Access> played(Scenario scenario, Configuration configuration, IamRoles roles) {
        Manner manner = scenario.manner();
        Run run = new Run(scenario, configuration, DEFINITIONS, "https://approve.example.com", manner, SEED);
        RecordedAccess recorded = new RecordedAccess(run.world());
        run.begin();
        recorded.playUntilDone(run);
        AccessReader reader = new AccessReader(roles, recorded::groupOf);
        Set<Access> accesses = new LinkedHashSet<>();
        recorded.calls.forEach(call -> accesses.addAll(reader.read(call)));
        return accesses;
    }

    private void playUntilDone(Run run) {
        Instant limit = World.START.plus(LONGEST);
        while (!run.isDone()) {
            if (world.loop().instant().isAfter(limit)) {
                throw new AssertionError("The scenario " + run.scenario().name() + " does not end");
            }
            var unused = world.loop().step();
        }
        world.loop().runFor(AFTERMATH);
    }

    private void lookAtDashboardNowAndThen() {
        world.loop().after(Duration.ofMinutes(20), "somebody looks at the dashboard", () -> {
            Object unused = world.wire().undisturbed(world::dashboard);
            lookAtDashboardNowAndThen();
        });
    }

    private String groupOf(AwsCall call, String deploymentId) {
        DeploymentInfo deployment = world.wire()
                .undisturbed(
                        () -> place(call).account().codeDeploy().getDeployment(it -> it.deploymentId(deploymentId)))
                .deploymentInfo();
        return deployment.applicationName() + "/" + deployment.deploymentGroupName();
    }

    private World.Place place(AwsCall call) {
        for (Service service : world.configuration().services()) {
            for (Environment environment : service.environments()) {
                World.Place place = world.place(service.name(), environment.name());
                if (place.account().account().equals(call.account())
                        && place.account().region().equals(call.region())) {
                    return place;
                }
            }
        }
        throw new AssertionError(call + ": no service is there");
    }
}
