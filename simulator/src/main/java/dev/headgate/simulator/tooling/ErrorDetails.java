package dev.headgate.simulator.tooling;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;

/** What an AWS service says when it refuses a request. */
final class ErrorDetails {

    private ErrorDetails() {}

    static AwsErrorDetails of(String service, String code, String message) {
        return AwsErrorDetails.builder()
                .serviceName(service)
                .errorCode(code)
                .errorMessage(message)
                .build();
    }
}
