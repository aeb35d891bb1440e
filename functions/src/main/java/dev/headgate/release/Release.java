package dev.headgate.release;

import java.time.Instant;

/**
 * One image of one service on its way through the waves.
 *
 * @param id of the Step Functions execution that plans it, or of the deployment that was started alone
 * @param rollback true when it brings back an image that was deployed before
 * @param requestedBy a person, or the pipeline or push that started it
 */
public record Release(
        String id,
        String service,
        Image image,
        boolean rollback,
        String reason,
        String requestedBy,
        Instant requestedAt,
        String executionArn) {}
