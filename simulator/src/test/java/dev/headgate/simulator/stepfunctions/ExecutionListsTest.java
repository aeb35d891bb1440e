package dev.headgate.simulator.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** What can be asked of executions, and how they are made to run again. */
class ExecutionListsTest {

    private final StepFunctionsScene scene = new StepFunctionsScene();

    private String fail() {
        scene.define("failing", "\"Fail\": {\"Type\": \"Fail\", \"Error\": \"No\"}");
        String arn = scene.start("failing", "{}");
        assertThat(scene.finish(arn).status()).isEqualTo(ExecutionStatus.FAILED);
        return arn;
    }

    private Instant redrive(String arn, String clientToken) {
        return scene.client
                .redriveExecution(it -> it.executionArn(arn).clientToken(clientToken))
                .redriveDate();
    }

    @Test
    void tellWhichWereRedriven() {
        String redriven = fail();
        String not = fail();
        redrive(redriven, "once");

        assertThat(listed(ExecutionRedriveFilter.REDRIVEN)).containsExactly(redriven);
        assertThat(listed(ExecutionRedriveFilter.NOT_REDRIVEN)).containsExactly(not);
        assertThat(scene.describe(redriven).redriveDate()).isEqualTo(StepFunctionsScene.START);
        assertThat(scene.describe(not).redriveDate()).isNull();
    }

    private List<String> listed(ExecutionRedriveFilter filter) {
        return scene
                .client
                .listExecutions(it ->
                        it.stateMachineArn(StepFunctionsScene.arn("failing")).redriveFilter(filter))
                .executions()
                .stream()
                .map(ExecutionListItem::executionArn)
                .toList();
    }

    @Test
    void refuseAStatusThatIsNone() {
        fail();

        assertThatThrownBy(() -> scene.client.listExecutions(it ->
                        it.stateMachineArn(StepFunctionsScene.arn("failing")).statusFilter("succeeded")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("1 validation error detected: Value 'succeeded' at 'statusFilter' failed to"
                        + " satisfy constraint: Member must satisfy enum value set: [")
                .hasMessageContaining("PENDING_REDRIVE");
    }

    @Test
    void redriveOnceForARequestThatComesTwice() {
        String arn = fail();
        Instant first = redrive(arn, "once");
        scene.finish(arn);
        scene.loop.runFor(Duration.ofMinutes(15));

        assertThat(redrive(arn, "once")).isEqualTo(first);
        assertThat(scene.describe(arn).redriveCount()).isEqualTo(1);

        scene.loop.runFor(Duration.ofSeconds(1));
        redrive(arn, "once");
        assertThat(scene.describe(arn).redriveCount()).isEqualTo(2);
    }

    @Test
    void redriveNothingAfterTwoWeeks() {
        String arn = fail();
        scene.loop.runFor(Duration.ofDays(14).plusSeconds(1));

        assertThatThrownBy(() -> redrive(arn, "late")).isInstanceOf(ExecutionNotRedrivableException.class);
        assertThat(scene.describe(arn).redriveStatusReason()).isEqualTo("Execution redrivable period exceeded");
    }

    @Test
    void leaveInputsAndOutputsOutOfAHistoryWhereNobodyWantsThem() {
        scene.define("task", """
                "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                    "Arguments": {"FunctionName": "work", "Payload": {"secret": 1}}}""");
        String arn = scene.start("task", "{\"secret\": 1}");
        scene.finish(arn);

        List<HistoryEvent> told = scene.client
                .getExecutionHistory(it -> it.executionArn(arn).includeExecutionData(false))
                .events();

        assertThat(told).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(told.get(0).executionStartedEventDetails().input()).isNull();
        assertThat(told.get(0).executionStartedEventDetails().roleArn()).isNotNull();
        assertThat(told.get(1).stateEnteredEventDetails().input()).isNull();
        assertThat(told.get(1).stateEnteredEventDetails().name()).isEqualTo("Task");
        assertThat(told.get(4).taskSucceededEventDetails().output()).isNull();
        assertThat(told.get(4).taskSucceededEventDetails().resource()).isEqualTo("invoke");
        assertThat(told.get(6).executionSucceededEventDetails().output()).isNull();
        assertThat(scene.history(arn).get(6).executionSucceededEventDetails().output())
                .isNotNull();
        assertThat(scene.history(arn)
                        .get(1)
                        .stateEnteredEventDetails()
                        .inputDetails()
                        .truncated())
                .isFalse();
    }

    /** As recorded on 2023-06-22. */
    @Test
    void refuseAnInputThatIsNotJsonInTheParsersWords() {
        fail();

        assertThatThrownBy(() -> scene.start("failing", "not json"))
                .isInstanceOf(InvalidExecutionInputException.class)
                .hasMessageContaining("Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting"
                        + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'");
        assertThatThrownBy(() -> scene.start("failing", ""))
                .isInstanceOf(InvalidExecutionInputException.class)
                .hasMessageContaining("Invalid State Machine Execution Input: 'Invalid execution input.'");
    }
}
