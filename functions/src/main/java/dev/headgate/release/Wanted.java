package dev.headgate.release;

import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a trigger comes to once its image is known. */
record Wanted(
        Service service,
        Image image,
        boolean rollback,
        List<Environment> environments,
        String reason,
        String requestedBy,
        Optional<String> commit,
        Optional<String> author,
        Optional<Instant> codeAt,
        Optional<Overruling> override) {
    Wanted {
        environments = List.copyOf(environments);
    }

    Wanted(
            Service service,
            Image image,
            boolean rollback,
            List<Environment> environments,
            String reason,
            String requestedBy) {
        this(
                service,
                image,
                rollback,
                environments,
                reason,
                requestedBy,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Wanted builtFrom(Optional<String> namedCommit, Optional<String> namedAuthor) {
        return new Wanted(
                service,
                image,
                rollback,
                environments,
                reason,
                requestedBy,
                namedCommit,
                namedAuthor,
                codeAt,
                override);
    }

    Wanted asOf(Optional<Instant> codeWasThereAt) {
        return new Wanted(
                service, image, rollback, environments, reason, requestedBy, commit, author, codeWasThereAt, override);
    }

    Wanted overriding(Optional<Overruling> what) {
        return new Wanted(service, image, rollback, environments, reason, requestedBy, commit, author, codeAt, what);
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
                execution.arn(),
                commit,
                author,
                codeAt,
                override);
    }
}
