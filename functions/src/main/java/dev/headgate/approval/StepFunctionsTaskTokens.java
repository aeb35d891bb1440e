package dev.headgate.approval;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Task tokens of this account's Step Functions. */
public final class StepFunctionsTaskTokens implements TaskTokens {

    private final Supplier<SfnClient> stepFunctions;

    public StepFunctionsTaskTokens(Supplier<SfnClient> stepFunctions) {
        this.stepFunctions = stepFunctions;
    }

    /**
     * {@inheritDoc}
     *
     * <p>SendTaskSuccess reports {@code TaskTimedOut} for a task that expired and for one that was answered before alike,
     * so it says nothing about whose answer counted.
     */
    @Override
    public Delivery succeed(TaskToken token, String outputJson) {
        try {
            stepFunctions
                    .get()
                    .sendTaskSuccess(request -> request.taskToken(token.value()).output(outputJson));
            return Delivery.DELIVERED;
        } catch (TaskTimedOutException | TaskDoesNotExistException e) {
            return Delivery.TIMED_OUT;
        } catch (SdkClientException e) {
            return Delivery.UNCONFIRMED;
        } catch (AwsServiceException e) {
            if (e.isThrottlingException() || e.statusCode() >= 500) {
                return Delivery.UNCONFIRMED;
            }
            throw e;
        }
    }
}
