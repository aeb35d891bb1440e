package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.approval.TaskTokens.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class StepFunctionsTaskTokensTest {

    private static final TaskToken TOKEN = new TaskToken("AAAAKgAAAAI");

    private final List<SendTaskSuccessRequest> requests = new ArrayList<>();

    @Test
    void sendsTheOutputToTheToken() {
        Delivery delivery =
                tokens(() -> SendTaskSuccessResponse.builder().build()).succeed(TOKEN, "{\"a\":1}");

        assertThat(delivery).isEqualTo(Delivery.DELIVERED);
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.taskToken()).isEqualTo("AAAAKgAAAAI");
            assertThat(request.output()).isEqualTo("{\"a\":1}");
        });
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        TaskTimedOutException.builder().message("timed out").build(), Delivery.TIMED_OUT),
                Arguments.of(TaskDoesNotExistException.builder().message("gone").build(), Delivery.TIMED_OUT),
                Arguments.of(SdkClientException.create("Read timed out"), Delivery.UNCONFIRMED),
                Arguments.of(failure(500, "InternalServerException"), Delivery.UNCONFIRMED),
                Arguments.of(failure(400, "ThrottlingException"), Delivery.UNCONFIRMED));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhatIsKnownOfTheAnswer(RuntimeException refusal, Delivery delivery) {
        assertThat(tokens(() -> {
                            throw refusal;
                        })
                        .succeed(TOKEN, "{}"))
                .isEqualTo(delivery);
    }

    @Test
    void doesNotHideAFaultOfOurs() {
        assertThatThrownBy(() -> tokens(() -> {
                            throw InvalidTokenException.builder()
                                    .message("no token")
                                    .build();
                        })
                        .succeed(TOKEN, "{}"))
                .isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> tokens(() -> {
                            throw failure(400, "AccessDeniedException");
                        })
                        .succeed(TOKEN, "{}"))
                .isInstanceOf(SfnException.class);
    }

    private TaskTokens tokens(Supplier<SendTaskSuccessResponse> reply) {
        return new StepFunctionsTaskTokens(() -> new SfnClient() {
            @Override
            public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
                requests.add(request);
                return reply.get();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        });
    }

    private static RuntimeException failure(int status, String code) {
        return SfnException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
