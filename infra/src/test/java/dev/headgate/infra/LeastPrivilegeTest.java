package dev.headgate.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.infra.IamRole.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Least privilege from both sides: every call that the functions make in the simulator's scenarios is judged by the very
 * policies that the CDK app makes of the same configuration.
 */
@NeedsNode
@ParameterizedClass
@MethodSource("installations")
class LeastPrivilegeTest {

    /** Allowed, and called by nothing that the simulator runs. */
    private static final Map<String, String> NOT_CALLED = Map.of(
            "logs:CreateLogStream", "Lambda writes a function's log as the function",
            "logs:PutLogEvents", "Lambda writes a function's log as the function",
            "sqs:SendMessage", "Lambda puts there the events that the watchdog failed on, as the watchdog");

    private static final Path FOUR_ACCOUNTS = Path.of("src/test/resources/least-privilege.yaml");

    private final IamRoles roles;
    private final Set<Access> recorded;

    LeastPrivilegeTest(Installation installation) {
        roles = installation.roles();
        recorded = installation.recorded();
    }

    /** Templates, and what the functions do in the installation that they describe. */
    record Installation(Configuration configuration, IamRoles roles, Set<Access> recorded) {
        static Installation of(SynthesizedApp app) {
            IamRoles roles = IamRoles.of(app);
            return new Installation(app.configuration(), roles, RecordedAccess.of(app.configuration(), roles));
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

    static Stream<Installation> installations() {
        return Stream.of(Installation.of(Tooling.one()), Installation.of(SynthesizedApp.of(FOUR_ACCOUNTS)));
    }

    @Test
    void allowsEveryCall() {
        assertThat(new Judgement(roles).refusals(recorded)).isEmpty();
    }

    @Test
    void seesCallsOfEveryFunctionAndEveryDeployRole() {
        assertThat(recorded.stream().map(Access::function))
                .containsAll(roles.functions().toList());
        assertThat(recorded.stream().map(Access::role).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        roles.all().map(IamRole::arn).toList());
    }

    /** Takes every action, resource and condition's value out of every statement, one at a time: a call must then fail. */
    @Test
    void allowsNothingThatNoCallNeeds() {
        Map<String, Set<String>> unneeded = new TreeMap<>();
        roles.all().forEach(role -> {
            List<Access> own =
                    recorded.stream().filter(it -> it.role().equals(role.arn())).toList();
            role.policies().stream()
                    .filter(LeastPrivilegeTest::isCalled)
                    .forEach(statement -> statement
                            .parts()
                            .filter(part -> own.stream()
                                    .filter(statement::isAbout)
                                    .allMatch(it -> role.with(statement, statement.without(part))
                                                    .may(it)
                                            == Answer.ALLOWED))
                            .forEach(part -> unneeded.computeIfAbsent(role.arn(), unused -> new TreeSet<>())
                                    .add(statement.sid() + " " + part)));
        });

        assertThat(unneeded)
                .as("Nothing needs these: take them out of Allowed or DeployAction, or say in NOT_CALLED why they stay")
                .isEmpty();
    }

    private static boolean isCalled(IamStatement statement) {
        return statement.allows()
                && !NOT_CALLED.keySet().containsAll(statement.actions().patterns());
    }
}
