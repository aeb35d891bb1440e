package dev.headgate.simulator.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** State machines are made, changed and deleted as Step Functions does it; its words were recorded. */
class StateMachineLifeTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/mine";
    private static final String PASS = pass(1);
    private static final String WAIT = """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                "A": {"Type": "Wait", "Seconds": 60, "Next": "B"}, "B": {"Type": "Succeed"}}}""";
    private static final String MINE = StepFunctionsScene.arn("mine");

    private final StepFunctionsScene scene = new StepFunctionsScene();

    private static String pass(int output) {
        return """
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                    "A": {"Type": "Pass", "Output": %d, "End": true}}}""".formatted(output);
    }

    private String create(String name, String definition) {
        return scene.client
                .createStateMachine(it -> it.name(name).definition(definition).roleArn(ROLE))
                .stateMachineArn();
    }

    private DescribeStateMachineResponse describe() {
        return scene.client.describeStateMachine(it -> it.stateMachineArn(MINE));
    }

    @Test
    void tellsWhatItWasMadeWith() {
        assertThat(create("mine", PASS)).isEqualTo(MINE);

        DescribeStateMachineResponse described = describe();
        assertThat(described.name()).isEqualTo("mine");
        assertThat(described.definition()).isEqualTo(PASS);
        assertThat(described.roleArn()).isEqualTo(ROLE);
        assertThat(described.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(described.type()).isEqualTo(StateMachineType.STANDARD);
        assertThat(described.creationDate()).isEqualTo(StepFunctionsScene.START);
        assertThat(described.loggingConfiguration().level()).isEqualTo(LogLevel.OFF);
        assertThat(described.tracingConfiguration().enabled()).isFalse();
        assertThat(described.revisionId()).isNull();
        assertThat(scene.client
                        .describeStateMachine(it -> it.stateMachineArn(MINE).includedData("METADATA_ONLY"))
                        .definition())
                .isEqualTo("{}");
    }

    @Test
    void isTheSameWhenItIsMadeAgainWithAnotherRole() {
        create("mine", PASS);
        scene.loop.runFor(Duration.ofHours(1));

        var again = scene.client.createStateMachine(
                it -> it.name("mine").definition(PASS).roleArn(ROLE + "2"));

        assertThat(again.creationDate()).isEqualTo(StepFunctionsScene.START);
        assertThat(describe().roleArn()).isEqualTo(ROLE);
    }

    @Test
    void isAnotherWithAnotherDefinitionOrLogs() {
        create("mine", PASS);

        assertThatThrownBy(() -> create("mine", pass(2)))
                .isInstanceOf(StateMachineAlreadyExistsException.class)
                .hasMessageContaining("State Machine Already Exists: '" + MINE + "'");
        assertThatThrownBy(() -> scene.client.createStateMachine(it -> it.name("mine")
                        .definition(PASS)
                        .roleArn(ROLE)
                        .loggingConfiguration(logs -> logs.level(LogLevel.ALL))))
                .isInstanceOf(StateMachineAlreadyExistsException.class);
    }

    @Test
    void isRefusedWithAllThatIsWrongInItsDefinition() {
        assertThatThrownBy(() -> create("mine", """
                {"QueryLanguage": "JSONata", "StartAt": "pass1", "States": {
                    "pass1": {"Type": "Pass", "Next": "pass3"}, "pass2": {"Type": "Pass", "End": true}}}"""))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next'"
                        + " target: pass3 at /States/pass1/Next, MISSING_TRANSITION_TARGET: State \"pass2\" is not"
                        + " reachable. at /States/pass2'");
    }

    @Test
    void isRefusedUnderANameThatNoneCanHaveAndWithARoleThatIsNone() {
        assertThatThrownBy(() -> create("not mine", PASS)).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> create("a".repeat(81), PASS)).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> scene.client.createStateMachine(
                        it -> it.name("mine").definition(PASS).roleArn("mine")))
                .isInstanceOf(InvalidArnException.class)
                .hasMessageContaining("Invalid Arn: 'Invalid ARN prefix: mine'");
    }

    @Test
    void isRefusedWithEverythingThatItsRequestLacks() {
        assertThatThrownBy(() -> scene.client.createStateMachine(it -> it.name("mine")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("2 validation errors detected: Value null at 'definition' failed to satisfy"
                        + " constraint: Member must not be null; Value null at 'roleArn' failed to satisfy constraint:"
                        + " Member must not be null");
    }

    @Test
    void saysThatExpressAndVersionsAreNotSimulated() {
        assertThatThrownBy(() -> scene.client.createStateMachine(
                        it -> it.name("mine").definition(PASS).roleArn(ROLE).type(StateMachineType.EXPRESS)))
                .isInstanceOf(StateMachineTypeNotSupportedException.class)
                .hasMessageContaining("not simulated");
        assertThatThrownBy(() -> scene.client.createStateMachine(
                        it -> it.name("mine").definition(PASS).roleArn(ROLE).publish(true)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("not simulated");
    }

    @Test
    void changesForExecutionsToComeAndNotForThoseThatRun() {
        create("mine", WAIT);
        String running = scene.start("mine", "{}");
        scene.loop.runFor(Duration.ofSeconds(1));

        var updated = scene.client.updateStateMachine(
                it -> it.stateMachineArn(MINE).definition(pass(7)).roleArn(ROLE + "2"));

        assertThat(describe().definition()).isEqualTo(pass(7));
        assertThat(describe().roleArn()).isEqualTo(ROLE + "2");
        assertThat(describe().revisionId()).isEqualTo(updated.revisionId()).isNotNull();
        var ofExecution = scene.client.describeStateMachineForExecution(it -> it.executionArn(running));
        assertThat(ofExecution.definition()).isEqualTo(WAIT);
        assertThat(ofExecution.roleArn()).isEqualTo(ROLE);
        assertThat(ofExecution.updateDate()).isEqualTo(StepFunctionsScene.START);
        assertThat(ofExecution.revisionId()).isNull();
        assertThat(scene.finish(running).output()).isEqualTo("{}");
        assertThat(scene.finish(scene.start("mine", "{}")).output()).isEqualTo("7");
    }

    @Test
    void hasANewRevisionOnlyWhereSomethingChanges() {
        create("mine", PASS);
        String first = scene.client
                .updateStateMachine(it -> it.stateMachineArn(MINE).roleArn(ROLE + "2"))
                .revisionId();

        assertThat(scene.client
                        .updateStateMachine(it -> it.stateMachineArn(MINE).roleArn(ROLE + "2"))
                        .revisionId())
                .isEqualTo(first);
        assertThat(scene.client
                        .updateStateMachine(it -> it.stateMachineArn(MINE).definition(pass(2)))
                        .revisionId())
                .isNotEqualTo(first);
    }

    @Test
    void isNotChangedByNothingNorByAnInvalidDefinition() {
        create("mine", PASS);

        assertThatThrownBy(() -> scene.client.updateStateMachine(it -> it.stateMachineArn(MINE)))
                .isInstanceOf(MissingRequiredParameterException.class)
                .hasMessageContaining("Either the definition, the role ARN, the LoggingConfiguration, or the"
                        + " TracingConfiguration must be specified");
        assertThatThrownBy(() -> scene.client.updateStateMachine(
                        it -> it.stateMachineArn(MINE).definition("{}")))
                .isInstanceOf(InvalidDefinitionException.class);
        assertThat(describe().definition()).isEqualTo(PASS);
    }

    @Test
    void isListedByNamePageByPage() {
        List.of("c", "a", "b").forEach(name -> create(name, PASS));

        var first = scene.client.listStateMachines(it -> it.maxResults(2));
        var second = scene.client.listStateMachines(it -> it.maxResults(2).nextToken(first.nextToken()));

        assertThat(first.stateMachines()).extracting(StateMachineListItem::name).containsExactly("a", "b");
        assertThat(second.stateMachines())
                .extracting(StateMachineListItem::name)
                .containsExactly("c");
        assertThat(second.nextToken()).isNull();
        assertThatThrownBy(() -> scene.client.listStateMachines(it -> it.nextToken("made up")))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("Invalid Token: 'Invalid token'");
        assertThatThrownBy(() -> scene.client.listStateMachines(it -> it.maxResults(1001)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("1 validation error detected: Value '1001' at 'maxResults' failed to satisfy"
                        + " constraint: Member must have value less than or equal to 1000");
    }

    @Test
    void isGoneWhenItIsDeletedWhileNothingRuns() {
        create("mine", PASS);
        String done = scene.start("mine", "{}");
        scene.finish(done);

        scene.client.deleteStateMachine(it -> it.stateMachineArn(MINE));

        assertThatThrownBy(this::describe).isInstanceOf(StateMachineDoesNotExistException.class);
        assertThat(scene.describe(done).output()).isEqualTo("1");
        assertThat(create("mine", pass(2))).isEqualTo(MINE);
    }

    @Test
    void isDeletedAgainWithoutAnyHarm() {
        assertThat(scene.client.deleteStateMachine(it -> it.stateMachineArn(MINE)))
                .isNotNull();
    }

    @Test
    void isBeingDeletedUntilItsExecutionsEndBeforeTheirNextState() {
        create("mine", WAIT);
        String running = scene.start("mine", "{}");
        scene.loop.runFor(Duration.ofSeconds(1));

        scene.client.deleteStateMachine(it -> it.stateMachineArn(MINE));

        assertThat(describe().status()).isEqualTo(StateMachineStatus.DELETING);
        assertThatThrownBy(() -> scene.start("mine", "{}")).isInstanceOf(StateMachineDeletingException.class);
        assertThatThrownBy(() -> create("mine", WAIT)).isInstanceOf(StateMachineDeletingException.class);
        scene.loop.runFor(Duration.ofSeconds(30));
        assertThat(scene.describe(running).status()).isEqualTo(ExecutionStatus.RUNNING);
        scene.loop.runFor(Duration.ofMinutes(1));
        assertThat(scene.describe(running).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(scene.describe(running).redriveStatusReason()).isEqualTo("State machine is in DELETING status");
        assertThat(scene.history(running))
                .extracting(HistoryEvent::typeAsString)
                .containsExactly("ExecutionStarted", "WaitStateEntered", "WaitStateExited", "ExecutionAborted");
        assertThatThrownBy(this::describe).isInstanceOf(StateMachineDoesNotExistException.class);
    }
}
