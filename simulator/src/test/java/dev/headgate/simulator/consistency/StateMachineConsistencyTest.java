package dev.headgate.simulator.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.function.Wiring;
import dev.headgate.handler.CheckReadinessHandler;
import dev.headgate.handler.GaveWayException;
import dev.headgate.handler.NotOwnedException;
import dev.headgate.simulator.consistency.AslState.Rule;
import dev.headgate.simulator.installation.WorldFunctions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The definitions, the handlers and the samples fit together; a rename of one alone is noticed here. */
class StateMachineConsistencyTest {

    /** Every catcher of a deployment that does not roll back, with where it leads; its Comment says why. */
    private static final Map<String, String> NO_ROLLBACK = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "OpenDeployment on [dev.headgate.release.InvalidReleaseException, dev.headgate.json.MalformedJsonException, "
                            + "dev.headgate.handler.UnknownDeploymentException]",
                    "InvalidInput"),
            Map.entry("RequestApproval on [States.Timeout]", "IsReminderDue"),
            Map.entry("RequestApproval on [States.ALL]", "IsGreenUp"),
            Map.entry("RemindApprovers on [States.Timeout]", "RecordDecision"),
            Map.entry(
                    "StartDeployment on [dev.headgate.traffic.GroupBusyException, dev.headgate.traffic.ChangedSinceReadyException]",
                    "WaitForReadiness"),
            Map.entry("RetireBlue on [States.ALL]", "WaitForProgress"),
            Map.entry("AwaitProgress on [States.Timeout]", "WatchDeployment"),
            Map.entry("AwaitProgress on [States.ALL]", "WaitForProgress"),
            Map.entry("RollBack on [dev.headgate.handler.UnknownDeploymentException]", "NotOpened"),
            Map.entry("RollBack on [States.ALL]", "WaitForRollback"),
            Map.entry("ConfirmRollback on [States.ALL]", "CloseDeployment"),
            Map.entry("CloseDeployment on [States.ALL]", "NotClosed"),
            Map.entry("ProceedWithTraffic on [States.ALL]", "WaitForProgress")));

    static Stream<AslState> tasks() {
        return Definition.tasks().stream();
    }

    static Stream<AslState> handledTasks() {
        return tasks().filter(task -> task.function().isPresent());
    }

    static Stream<AslState> states() {
        return Definition.allStates().stream();
    }

    static Stream<Rule> retriers() {
        return tasks().flatMap(task -> task.rules("Retry").stream());
    }

    static Stream<Rule> retriersAndCatchers() {
        return Stream.concat(retriers(), states().flatMap(state -> state.rules("Catch").stream()));
    }

    @Test
    void everyHandledStateIsATaskAndEveryTaskIsHandled() {
        Wiring wiring =
                WorldFunctions.wiring(SampleRun.of("happy", Manner.IGNORE).world());

        assertThat(tasksOf("${ReleaseFunctionArn}"))
                .isEqualTo(wiring.releaseStates().states());
        assertThat(tasksOf("${DeploymentFunctionArn}"))
                .isEqualTo(wiring.deploymentStates().states());
    }

    /** What a missed heartbeat fails with AWS documents in one way and was recorded doing in another: no Catch depends on it. */
    @ParameterizedTest
    @MethodSource("tasks")
    void noTaskHasHeartbeatsToMiss(AslState task) {
        assertThat(task.member("HeartbeatSeconds")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("handledTasks")
    void aTasksHandlerAndItsTestAreNamedAfterIt(AslState task) throws ClassNotFoundException {
        assertThat(Class.forName(handlerOf(task))).isFinal();
        assertThat(Repository.ROOT.resolve(
                        "functions/src/test/java/" + handlerOf(task).replace('.', '/') + "Test.java"))
                .isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyTaskHasASample(AslState task) {
        assertThat(Repository.sample(Repository.sampleOf(task.name()))).isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyTaskIsBoundInTimeRetriedAndCaught(AslState task) {
        assertThat(task.body()).containsKeys("TimeoutSeconds", "Retry", "Catch");
        assertThat(task.rules("Retry")).isNotEmpty();
        assertThat(task.rules("Catch"))
                .extracting(Rule::errors)
                .last()
                .asString()
                .isEqualTo("[States.ALL]");
    }

    @ParameterizedTest
    @MethodSource("handledTasks")
    void everyTransientErrorOfLambdaIsRetried(AslState task) {
        assertThat(task.rules("Retry"))
                .filteredOn(rule -> !rule.isOff())
                .flatExtracting(Rule::errors)
                .containsAll(DocumentedErrors.TRANSIENT_OF_LAMBDA);
    }

    /** By the first rule that tries again, so that no other spends its few attempts on it; without jitter, which would halve it. */
    @ParameterizedTest
    @MethodSource("handledTasks")
    void aFunctionThatIsNotReadyIsTriedAgainForTenMinutes(AslState task) {
        Rule first = task.rules("Retry").stream()
                .filter(rule -> !rule.isOff())
                .findFirst()
                .orElseThrow();

        assertThat(first.errors()).containsExactly(DocumentedErrors.NOT_READY);
        assertThat(first.text("JitterStrategy")).isEmpty();
        assertThat(first.text("BackoffRate")).isEqualTo("1");
        assertThat(Integer.parseInt(first.text("IntervalSeconds")) * Integer.parseInt(first.text("MaxAttempts")))
                .isEqualTo(600);
    }

    @ParameterizedTest
    @MethodSource("retriers")
    void everyRetryIsSpreadOverTime(Rule retrier) {
        if (!retrier.isOff() && !retrier.errors().contains(DocumentedErrors.NOT_READY)) {
            assertThat(retrier.text("JitterStrategy")).isEqualTo("FULL");
            assertThat(retrier.body()).containsKeys("IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds");
        }
    }

    @ParameterizedTest
    @MethodSource("retriersAndCatchers")
    void everyRetrierAndCatcherSaysWhy(Rule rule) {
        assertThat(rule.text("Comment")).hasSizeGreaterThan(20).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("retriersAndCatchers")
    void everyErrorThatIsNamedExists(Rule rule) {
        assertThat(rule.errors()).isNotEmpty().allMatch(DocumentedErrors::exists, "exists");
    }

    /** An exception that no retry helps against must be caught by name, or else it is retried by States.TaskFailed. */
    @ParameterizedTest
    @MethodSource("retriers")
    void whatIsNotRetriedIsCaught(Rule retrier) {
        if (retrier.isOff()) {
            assertThat(retrier.state().rules("Catch"))
                    .flatExtracting(Rule::errors)
                    .containsAnyElementsOf(Stream.concat(retrier.errors().stream(), Stream.of("States.ALL"))
                            .toList());
            assertThat(retrier.state().rules("Retry").stream().takeWhile(Rule::isOff))
                    .as("come before every rule that would try them again")
                    .contains(retrier);
        }
    }

    @Test
    void everyStateIsReachableAndEveryWayLeadsToAState() {
        for (Definition definition : Definition.all()) {
            assertThat(definition.reachable())
                    .as(definition.machine())
                    .isEqualTo(definition.states().keySet());
            assertThat(definition.own().stream().flatMap(it -> it.nextStates().stream()))
                    .as(definition.machine())
                    .allMatch(definition.states()::containsKey);
        }
    }

    @Test
    void everyPlaceholderIsSubstituted() {
        Set<String> placeholders = new LinkedHashSet<>();
        Definition.MACHINES.forEach(machine -> placeholders.addAll(Definition.placeholders(machine)));

        assertThat(WorldFunctions.substitutions(Repository.configuration()))
                .containsOnlyKeys(placeholders.toArray(String[]::new));
    }

    @Test
    void whateverFailsInADeploymentLeadsToTheRollback() {
        Map<String, String> others = new TreeMap<>();
        Definition.of("deployment").own().stream()
                .flatMap(state -> state.rules("Catch").stream())
                .filter(catcher -> !catcher.text("Next").equals("RollBack")
                        && !catcher.text("Next").equals("NotOurs")
                        && !catcher.errors().equals(List.of(GaveWayException.class.getName())))
                .forEach(catcher ->
                        others.put(catcher.state().name() + " on " + catcher.errors(), catcher.text("Next")));

        assertThat(others).isEqualTo(NO_ROLLBACK);
    }

    /** A redriven or late execution must find out at its very next step that somebody else runs the deployment. */
    @Test
    void everyStepOfADeploymentAfterItsOpeningSaysWhoseItIsAndEndsWhereItIsNot() {
        List<AslState> steps = Definition.of("deployment").own().stream()
                .filter(state -> state.type().equals("Task") && !state.name().equals("OpenDeployment"))
                .toList();

        assertThat(steps).hasSizeGreaterThan(10).allSatisfy(step -> {
            assertThat(String.valueOf(step.member("Arguments"))).contains("$states.context.Execution.Id");
            Rule first = step.rules("Catch").getFirst();
            assertThat(first.errors()).containsExactly(NotOwnedException.class.getName());
            assertThat(first.text("Next")).isEqualTo("NotOurs");
        });
    }

    /** A rollback may end it while its execution sleeps or is between two of these: then that ends well, as its record did. */
    @Test
    void everyStepThatMayComeBeforeAStartEndsWithTheOutcomeWhereARollbackHasEndedIt() {
        Map<String, String> gaveWay = new TreeMap<>();
        Definition.of("deployment").own().stream()
                .flatMap(state -> state.rules("Catch").stream())
                .filter(catcher -> catcher.errors().equals(List.of(GaveWayException.class.getName())))
                .forEach(catcher -> gaveWay.put(catcher.state().name(), catcher.text("Next")));

        assertThat(gaveWay)
                .containsOnlyKeys(
                        "CheckReadiness",
                        "RequestApproval",
                        "RemindApprovers",
                        "RecordDecision",
                        "StartDeployment",
                        "RollBack",
                        "ConfirmRollback")
                .allSatisfy((state, next) -> assertThat(next).isEqualTo("CloseDeployment"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void aStatesNameSaysWhatKindOfStateItIs(AslState state) {
        switch (state.type()) {
            case "Wait" -> assertThat(state.name()).startsWith("WaitFor");
            case "Choice" -> assertThat(state.name()).matches("(Is|Needs|How|What)[A-Z].*");
            case "Task" -> assertThat(state.name()).doesNotMatch("(WaitFor|Is|Needs|How|What)[A-Z].*");
            default -> assertThat(state.name()).matches("([A-Z][a-z]+)+");
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void tasksAndWaitsSayWhatTheyAreFor(AslState state) {
        if (Set.of("Task", "Wait", "Map").contains(state.type())) {
            assertThat(state.text("Comment")).hasSizeGreaterThan(20).endsWith(".");
        }
    }

    private static Set<String> tasksOf(String function) {
        Set<String> names = new TreeSet<>();
        handledTasks()
                .filter(task -> task.function().stream().anyMatch(function::equals))
                .forEach(task -> names.add(task.name()));
        return names;
    }

    private static String handlerOf(AslState task) {
        return CheckReadinessHandler.class.getPackageName() + "." + task.name() + "Handler";
    }
}
