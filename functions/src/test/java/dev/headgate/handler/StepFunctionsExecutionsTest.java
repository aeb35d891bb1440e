package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.handler.Executions.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

class StepFunctionsExecutionsTest {

    private static final String STATE_MACHINE =
            "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-deployment";
    private static final String EXECUTION = "arn:aws:states:us-east-1:111122223333:execution:headgate-deployment:d-1";

    private final List<StartExecutionRequest> started = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "RUNNING, true",
        "PENDING_REDRIVE, true",
        "SUCCEEDED, false",
        "FAILED, false",
        "TIMED_OUT, false",
        "ABORTED, false"
    })
    void isAliveWhileItRunsAndWhenItIsAboutToRunAgain(String status, boolean alive) {
        assertThat(describing(DescribeExecutionResponse.builder().status(status)))
                .isEqualTo(new Seen(alive, status, Map.of(), Optional.empty()));
    }

    @Test
    void showsWhatItWasStartedWithAndWhyItEnded() {
        assertThat(describing(DescribeExecutionResponse.builder()
                        .status("ABORTED")
                        .input("{\"recover\":\"d-1\"}")
                        .cause("stopped by alice")))
                .isEqualTo(new Seen(false, "ABORTED", Map.of("recover", "d-1"), Optional.of("stopped by alice")));
    }

    /** Anybody may have started it. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"[]", "5", "null", "{\"recover\":", ""})
    void whatIsNoObjectIsNoInput(@Nullable String input) {
        assertThat(describing(DescribeExecutionResponse.builder()
                                .status("RUNNING")
                                .input(input))
                        .input())
                .isEmpty();
    }

    @Test
    void aBlankCauseIsNone() {
        assertThat(describing(DescribeExecutionResponse.builder()
                                .status("ABORTED")
                                .cause(" "))
                        .cause())
                .isEmpty();
    }

    @Test
    void knowsNothingOfWhatStepFunctionsDoesNotKnow() {
        assertThat(refusing(ExecutionDoesNotExistException.builder().build()).find(EXECUTION))
                .isEmpty();
    }

    @Test
    void saysThatStepFunctionsIsBusyAndHidesNoOtherFault() {
        assertThatThrownBy(() -> refusing(failure("ThrottlingException")).find(EXECUTION))
                .isInstanceOf(ExecutionsBusyException.class);
        assertThatThrownBy(() -> refusing(failure("AccessDeniedException")).find(EXECUTION))
                .isInstanceOf(SfnException.class);
    }

    @Test
    void startsAnExecutionOfTheDeploymentsStateMachine() {
        boolean isStarted = executions(
                        () -> StartExecutionResponse.builder().build(),
                        () -> DescribeExecutionResponse.builder().build())
                .start("d-1", Map.of("recover", "d-1"));

        assertThat(isStarted).isTrue();
        assertThat(started)
                .containsExactly(StartExecutionRequest.builder()
                        .stateMachineArn(STATE_MACHINE)
                        .name("d-1")
                        .input("{\"recover\":\"d-1\"}")
                        .build());
    }

    @Test
    void startsNoneUnderANameThatIsTaken() {
        assertThat(refusing(ExecutionAlreadyExistsException.builder().build()).start("d-1", Map.of()))
                .isFalse();
    }

    @Test
    void namesAnExecutionByItsStateMachine() {
        assertThat(refusing(failure("NotAsked")).arnOf("d-1")).isEqualTo(EXECUTION);
    }

    private Seen describing(DescribeExecutionResponse.Builder said) {
        return executions(() -> StartExecutionResponse.builder().build(), said::build)
                .find(EXECUTION)
                .orElseThrow();
    }

    private Executions refusing(RuntimeException refusal) {
        return executions(
                () -> {
                    throw refusal;
                },
                () -> {
                    throw refusal;
                });
    }

    private Executions executions(
            Supplier<StartExecutionResponse> onStart, Supplier<DescribeExecutionResponse> onDescribe) {
        return new StepFunctionsExecutions(
                () -> new SfnClient() {
                    @Override
                    public StartExecutionResponse startExecution(StartExecutionRequest request) {
                        started.add(request);
                        return onStart.get();
                    }

                    @Override
                    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
                        assertThat(request.executionArn()).isEqualTo(EXECUTION);
                        return onDescribe.get();
                    }

                    @Override
                    public String serviceName() {
                        return SERVICE_NAME;
                    }

                    @Override
                    public void close() {}
                },
                STATE_MACHINE);
    }

    private static RuntimeException failure(String code) {
        return SfnException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
