package dev.headgate.cli.installation;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads what AWS says when it refuses a call. */
public final class Refusals {

    /** Each service has its own: query protocols, JSON protocols, SNS. */
    private static final Set<String> ACCESS_DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation");

    /** Status 403 would not do: what is denied has it, too. */
    private static final Set<String> OF_CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    /** SNS names itself in capital letters, others in small ones. */
    private static final Pattern DENIED =
            Pattern.compile("not authorized to perform: (?<rest>(?<action>[A-Za-z0-9-]+:\\w+).*)", Pattern.DOTALL);

    private Refusals() {}

    public static boolean isAccessDenied(AwsServiceException refusal) {
        return ACCESS_DENIED.contains(code(refusal));
    }

    /** Whether the credentials themselves are no good, or no longer. */
    public static boolean isOfCredentials(AwsServiceException refusal) {
        return OF_CREDENTIALS.contains(code(refusal));
    }

    /** The action that is not allowed, as IAM names it, where AWS says so. */
    public static Optional<String> action(AwsServiceException refusal) {
        return denied(refusal).map(it -> it.group("action"));
    }

    /** What is not allowed and why, without the caller's name. */
    public static String whatIsDenied(AwsServiceException refusal) {
        return denied(refusal)
                .map(it -> "not allowed: " + it.group("rest"))
                .orElseGet(() -> "AWS says: " + message(refusal));
    }

    private static Optional<Matcher> denied(AwsServiceException refusal) {
        return Optional.of(DENIED.matcher(message(refusal))).filter(Matcher::find);
    }

    /** What AWS said, or why it said nothing. */
    public static String said(SdkException thrown) {
        return thrown instanceof AwsServiceException refusal ? message(refusal) : rootCause(thrown);
    }

    /** Without the request's id and the like, which the SDK puts behind it. */
    private static String message(AwsServiceException refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .filter(message -> !message.isBlank())
                .orElseGet(() -> String.valueOf(refusal.getMessage()));
    }

    /** The SDK's own message only says that there is a cause. */
    private static String rootCause(SdkException thrown) {
        return Stream.iterate(Optional.<Throwable>of(thrown), Optional::isPresent, it -> it.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .reduce((outer, inner) -> inner)
                .filter(IOException.class::isInstance)
                .map(Throwable::toString)
                .orElseGet(() -> String.valueOf(thrown.getMessage()));
    }

    private static String code(AwsServiceException refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }
}
