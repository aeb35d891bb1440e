package dev.headgate.simulator.doctor;

import dev.headgate.aws.DeployRoleException;
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
        } catch (DeployRoleException e) {
            return new Result.CannotTell(
                    "the account can not be entered with these credentials",
                    "Run doctor again with credentials of that account, for example with AWS_PROFILE set");
        } catch (SdkException | TrafficControlException e) {
            return unfinished(check, e);
        }
    }

    private static Result unfinished(Check check, RuntimeException thrown) {
        Optional<AwsServiceException> refusal = causes(thrown)
                .filter(AwsServiceException.class::isInstance)
                .map(AwsServiceException.class::cast)
                .findFirst();
        if (refusal.filter(Refusals::isAccessDenied).isPresent()) {
            return new Result.CannotTell(
                    "AWS says: " + Refusals.message(refusal.get()),
                    "Allow these credentials " + String.join(", ", check.permissions()) + ", and run doctor again");
        }
        if (refusal.isEmpty() && causes(thrown).noneMatch(SdkException.class::isInstance)) {
            // The controller's own finding: its message is the fault and, in a sentence of its own, the cure.
            String[] sentences = String.valueOf(thrown.getMessage()).split("\\. ", 2);
            return new Result.Fault(sentences[0], sentences.length > 1 ? sentences[1] : "Deploy its stack again");
        }
        return new Result.CannotTell(
                refusal.map(it -> "AWS says: " + Refusals.message(it))
                        .orElseGet(() -> "AWS did not answer: " + thrown.getMessage()),
                "Run doctor again in a minute");
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, it -> it.map(Throwable::getCause))
                .flatMap(Optional::stream);
    }
}
