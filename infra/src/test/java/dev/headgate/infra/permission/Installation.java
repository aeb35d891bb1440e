package dev.headgate.infra.permission;

import dev.headgate.config.Configuration;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.simulator.scenario.Scenario;
import dev.headgate.simulator.scenario.Scenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What templates allow, and what the functions do in the installation that they describe.
 *
 * @param recorded what IAM is asked in scenarios
 */
record Installation(Configuration configuration, IamRoles roles, Set<Access> recorded) {

    private static final Path FOUR_ACCOUNTS = Path.of("src/test/resources/least-privilege.yaml");

    private static final Path BY_ECS = Path.of("src/test/resources/by-ecs.yaml");

    /** With these, {@link MoreScenarios} come to every call: the others make the same ones in other places. */
    private static final List<String> SHORT = List.of("operator-rollback", "execution-dies", "stop-refused");

    /** Where no group of CodeDeploy is that could be busy or refuse anything. */
    private static final List<String> OF_ECS =
            List.of("operator-rollback", "execution-dies", "sick-green", "alarm-during-shift", "alarm-during-bake");

    /** Played once for all tests, which only read it. */
    private static final class Once {
        static final List<Installation> ALL = List.of(
                of(SynthesizedApp.ofOneAccount(), SHORT.stream().map(Installation::scenario)),
                of(SynthesizedApp.of(FOUR_ACCOUNTS), Scenarios.all().stream()),
                of(SynthesizedApp.of(BY_ECS), OF_ECS.stream().map(Installation::scenario)));
    }

    static Stream<Installation> all() {
        return Once.ALL.stream();
    }

    /** The roles that the deployment function may assume. */
    Stream<IamRole> deployRoles() {
        return roles.all().filter(role -> roles.isDeployRole(role.arn()));
    }

    private static Installation of(SynthesizedApp app, Stream<Scenario> scenarios) {
        IamRoles roles = IamRoles.of(app);
        List<Scenario> all =
                Stream.concat(scenarios, MoreScenarios.all().stream()).toList();
        return new Installation(app.configuration(), roles, RecordedAccess.of(all, app.configuration(), roles));
    }

    private static Scenario scenario(String name) {
        return Scenarios.named(name).orElseThrow(() -> new AssertionError("There is no scenario " + name));
    }

    @Override
    public String toString() {
        return configuration.services().stream()
                .flatMap(service -> service.environments().stream())
                .map(environment -> environment.target().account() + " in "
                        + environment.target().region())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
