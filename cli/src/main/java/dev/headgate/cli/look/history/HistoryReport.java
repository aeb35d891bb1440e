package dev.headgate.cli.look.history;

import dev.headgate.cli.look.Called;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Settlement;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deployments of a service, the one that was opened last first; its members are those of {@code history --json}.
 *
 * @param environment the only one that was looked at; absent for all
 * @param more whether there are older ones
 * @param unseen what could not be read, each with why
 */
record HistoryReport(
        Instant at,
        String service,
        Optional<String> environment,
        List<Entry> deployments,
        boolean more,
        List<String> unseen) {

    HistoryReport {
        deployments = List.copyOf(deployments);
        unseen = List.copyOf(unseen);
    }

    /**
     * One of them.
     *
     * @param outcome absent while it is under way
     * @param why it ended so; absent while it is under way
     * @param seconds from its opening to its end, approvers' time included
     * @param reason that was given for the release
     */
    record Entry(
            String deployment,
            String release,
            String environment,
            String image,
            String digest,
            boolean rollback,
            Instant openedAt,
            Optional<Outcome> outcome,
            Optional<String> why,
            Optional<Instant> endedAt,
            Optional<Long> seconds,
            String requestedBy,
            String reason,
            Optional<String> settledBy) {

        static Entry of(Deployment deployment) {
            Release release = deployment.plan().release();
            Image image = release.image();
            Optional<Instant> ended = deployment.closing().map(Closing::at);
            return new Entry(
                    deployment.id(),
                    release.id(),
                    deployment.plan().environment().name(),
                    Called.image(image),
                    image.digest(),
                    release.rollback(),
                    deployment.openedAt(),
                    deployment.closing().map(Closing::outcome),
                    deployment.closing().map(Closing::reason),
                    ended,
                    ended.map(at -> Duration.between(deployment.openedAt(), at).toSeconds()),
                    release.requestedBy(),
                    release.reason(),
                    deployment.settlement().map(Settlement::by));
        }
    }
}
