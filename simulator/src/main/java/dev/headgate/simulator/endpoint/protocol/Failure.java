package dev.headgate.simulator.endpoint.protocol;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A request that is refused, as every protocol has it.
 *
 * @param members what the error's shape has besides its message, such as the reasons of a cancelled transaction
 */
public record Failure(int status, String code, String message, Optional<SdkPojo> members) {

    private static final int BAD_REQUEST = 400;
    private static final int SERVER = 500;

    public Failure(int status, String code, String message) {
        this(status, code, message, Optional.empty());
    }

    /** What a simulated service threw. */
    public static Failure of(AwsServiceException e) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
        return new Failure(
                e.statusCode() < BAD_REQUEST ? BAD_REQUEST : e.statusCode(),
                details.map(AwsErrorDetails::errorCode).orElse(e.getClass().getSimpleName()),
                details.map(AwsErrorDetails::errorMessage).orElse(String.valueOf(e.getMessage())),
                Optional.of(e));
    }

    /** Whether it is the caller's fault. */
    boolean isSenders() {
        return status < SERVER;
    }
}
