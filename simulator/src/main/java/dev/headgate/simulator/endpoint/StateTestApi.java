package dev.headgate.simulator.endpoint;

import dev.headgate.simulator.installation.Accounts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/**
 * Step Functions' TestState, which takes virtual time: it is not waited for in the thread in which that passes.
 *
 * @param free of those that may be waited for at once: each keeps one of the threads that answer everybody
 */
record StateTestApi(Accounts accounts, CallPlace place, Semaphore free) {

    /** A few of the server's threads. */
    static final int MOST_AT_ONCE = 4;

    private static final String OPERATION = "TestState";

    /** Somewhat longer than Step Functions lets a test take. */
    private static final int WAITS_SECONDS = 330;

    static boolean isTest(AwsService service, Operation operation) {
        return service == AwsService.STEP_FUNCTIONS && operation.name().equals(OPERATION);
    }

    /** Empty when the key opens no account. */
    Optional<SdkPojo> test(TestStateRequest request, CredentialScope scope) {
        if (!free.tryAcquire()) {
            throw new RefusedException(400, "ThrottlingException", "Rate exceeded");
        }
        try {
            return place.call(() -> accounts.testState(scope.accessKey(), scope.region(), request))
                    .map(StateTestApi::await);
        } finally {
            free.release();
        }
    }

    private static SdkPojo await(CompletableFuture<TestStateResponse> answer) {
        try {
            return answer.get(WAITS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(503, "ServiceUnavailable", "The simulation has ended");
        } catch (ExecutionException | TimeoutException e) {
            throw new RefusedException(503, "ServiceUnavailable", "The state has not ended");
        }
    }
}
