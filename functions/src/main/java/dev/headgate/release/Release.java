package dev.headgate.release;

import java.time.Instant;
import java.util.Optional;

/**
 * One image of one service on its way through the waves.
 *
 * @param id of the Step Functions execution that plans it, or of the deployment that was started alone
 * @param rollback true when it brings back an image that was deployed before
 * @param requestedBy a person, or the pipeline or push that started it
 * @param commit that the image was built from, where whoever asked said it; nothing checks it
 * @param author of that commit, where whoever asked said it; nothing checks it
 */
public record Release(
        String id,
        String service,
        Image image,
        boolean rollback,
        String reason,
        String requestedBy,
        Instant requestedAt,
        String executionArn,
        Optional<String> commit,
        Optional<String> author) {

    /** Of a commit that nobody named. */
    public Release(
            String id,
            String service,
            Image image,
            boolean rollback,
            String reason,
            String requestedBy,
            Instant requestedAt,
            String executionArn) {
        this(
                id,
                service,
                image,
                rollback,
                reason,
                requestedBy,
                requestedAt,
                executionArn,
                Optional.empty(),
                Optional.empty());
    }

    /** The same request, for another image. */
    Release of(Image other) {
        return new Release(
                id, service, other, rollback, reason, requestedBy, requestedAt, executionArn, commit, author);
    }
}
