package dev.headgate.simulator.law;

import static dev.headgate.simulator.law.Doings.Kind.BLINDNESS;
import static dev.headgate.simulator.law.Doings.Kind.EXECUTION;

import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * A release has no record that a sweep could find: where SNS is out, or it dies and the event of that is lost, only the
 * execution itself says that it failed. Its deployments are told of all the same.
 */
final class FailedReleasesAreTold implements Law {

    private static final String RELEASE = "release-";

    @Override
    public String promise() {
        return "A release that failed is told by name.";
    }

    @Override
    public void atEnd(Moment now, Consumer<String> broken) {
        boolean excused =
                now.places().stream().anyMatch(place -> now.doings().any(place, Instant.MIN, BLINDNESS, EXECUTION));
        now.executions().forEach((name, status) -> {
            boolean failed =
                    status.filter(it -> it != ExecutionStatus.SUCCEEDED).isPresent();
            boolean told = now.mails().stream().anyMatch(mail -> mail.body().contains(name));
            if (name.startsWith(RELEASE) && failed && !told && !excused) {
                broken.accept(name + " ended as " + status + ", and no message names it");
            }
        });
    }
}
