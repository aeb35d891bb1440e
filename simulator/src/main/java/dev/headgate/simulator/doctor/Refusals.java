package dev.headgate.simulator.doctor;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Reads what AWS says when it refuses a call. */
final class Refusals {

    /** Each service has its own: query protocols, JSON protocols, SNS. */
    private static final Set<String> ACCESS_DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation");

    private Refusals() {}

    /** Status 403 would not do: expired credentials have it, too. */
    static boolean isAccessDenied(AwsServiceException refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .filter(ACCESS_DENIED::contains)
                .isPresent();
    }

    /** Without the request's id and the like, which the SDK puts behind it. */
    static String message(AwsServiceException refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .filter(message -> !message.isBlank())
                .orElseGet(() -> String.valueOf(refusal.getMessage()));
    }
}
