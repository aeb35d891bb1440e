package dev.headgate.simulator.environment.service;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Fills in the exceptions that the simulated services throw, as the SDK does from a reply. */
public final class Refusal {

    private Refusal() {}

    /**
     * The exception as a client gets it.
     *
     * @param code as on the wire; for some services that is not the name of the exception
     */
    public static AwsServiceException of(
            AwsServiceException.Builder exception, String service, String code, String message) {
        return exception
                .message(message)
                .statusCode(400)
                .requestId("simulated")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName(service)
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
