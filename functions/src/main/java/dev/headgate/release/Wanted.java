package dev.headgate.release;

import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import java.util.List;

/** What a trigger comes to once its image is known. */
record Wanted(
        Service service,
        Image image,
        boolean rollback,
        List<Environment> environments,
        String reason,
        String requestedBy) {
    Wanted {
        environments = List.copyOf(environments);
    }

    Release release(Execution execution) {
        return new Release(
                execution.name(),
                service.name(),
                image,
                rollback,
                reason,
                requestedBy,
                execution.startedAt(),
                execution.arn());
    }
}
