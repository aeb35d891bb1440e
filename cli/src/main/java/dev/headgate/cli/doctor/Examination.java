package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Refusals;
import dev.headgate.traffic.TrafficControlException;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes a check, and says why where it cannot be made; the others go on. */
final class Examination {

    private Examination() {}

    static Result of(Check check) {
        try {
            return check.run();
        } catch (SdkException | TrafficControlException e) {
            return unfinished(check, e);
        }
    }

    private static Result unfinished(Check check, RuntimeException thrown) {
        Optional<SdkException> cause = causes(thrown)
                .filter(SdkException.class::isInstance)
                .map(SdkException.class::cast)
                .findFirst();
        if (cause.isEmpty()) {
            // The backend's own finding: its message is the fault and, in a sentence of its own, the cure.
            String[] sentences = String.valueOf(thrown.getMessage()).split("\\. ", 2);
            return new Result.Fault(sentences[0], sentences.length > 1 ? sentences[1] : "Deploy its stack again");
        }
        return cause.get() instanceof AwsServiceException refusal
                ? refused(check, refusal)
                : new Result.CannotTell(
                        "AWS did not answer: " + Refusals.said(cause.get()), "Run doctor again in a minute");
    }

    private static Result refused(Check check, AwsServiceException refusal) {
        if (Refusals.isAccessDenied(refusal)) {
            String missing = Refusals.action(refusal).orElseGet(() -> String.join(", ", check.permissions()));
            return new Result.CannotTell(
                    Refusals.whatIsDenied(refusal), "Allow these credentials " + missing + ", and run doctor again");
        }
        return new Result.CannotTell("AWS says: " + Refusals.said(refusal), cure(refusal));
    }

    private static String cure(AwsServiceException refusal) {
        if (Refusals.isOfCredentials(refusal)) {
            return "Sign in again, and run doctor with the fresh credentials";
        }
        return refusal.isThrottlingException() || refusal.statusCode() >= 500
                ? "Run doctor again in a minute"
                : "Run doctor again; should AWS say the same, look in the console";
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, it -> it.map(Throwable::getCause))
                .flatMap(Optional::stream);
    }
}
