package dev.headgate.cli.look.plan;

import dev.headgate.aws.DeployRoleException;
import dev.headgate.cli.installation.Refusals;
import dev.headgate.traffic.TrafficControlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What could not be looked at: one fact that is denied does not hide the others. */
final class Unseen {

    private final List<String> all = new ArrayList<>();

    List<String> all() {
        return List.copyOf(all);
    }

    void add(String sentence) {
        all.add(sentence);
    }

    void add(String what, String why) {
        all.add(what + ": " + why);
    }

    /** Looks; empty where that was not possible, which is noted. */
    <T> Optional<T> look(String what, Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (SdkException | TrafficControlException | DeployRoleException e) {
            add(what, why(e));
            return Optional.empty();
        }
    }

    private static String why(RuntimeException thrown) {
        return Stream.iterate(Optional.<Throwable>of(thrown), Optional::isPresent, it -> it.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .filter(SdkException.class::isInstance)
                .map(SdkException.class::cast)
                .findFirst()
                .map(it -> it instanceof AwsServiceException refusal && Refusals.isAccessDenied(refusal)
                        ? Refusals.whatIsDenied(refusal)
                        : "AWS says: " + Refusals.said(it))
                .orElseGet(() -> String.valueOf(thrown.getMessage()));
    }
}
