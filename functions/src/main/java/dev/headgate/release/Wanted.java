package dev.headgate.release;

import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a trigger comes to once its image is known. */
record Wanted(
        Service service, Image image, boolean rollback, List<Environment> environments, Origin origin, Said said) {
    Wanted {
        environments = List.copyOf(environments);
    }

    /** What whoever asks says of it. */
    record Said(
            String reason,
            String requestedBy,
            Optional<String> commit,
            Optional<String> author,
            Optional<Instant> codeAt,
            Optional<Overruling> override,
            boolean now) {

        Said(String reason, String requestedBy) {
            this(reason, requestedBy, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
        }
    }

    Wanted builtFrom(Optional<String> commit, Optional<String> author) {
        return saying(new Said(said.reason, said.requestedBy, commit, author, said.codeAt, said.override, said.now));
    }

    Wanted asOf(Optional<Instant> codeWasThereAt) {
        return saying(new Said(
                said.reason, said.requestedBy, said.commit, said.author, codeWasThereAt, said.override, said.now));
    }

    Wanted overriding(Optional<Overruling> what) {
        return saying(new Said(said.reason, said.requestedBy, said.commit, said.author, said.codeAt, what, said.now));
    }

    /** The same, all at once and held up by nothing. */
    Wanted atOnce() {
        List<Environment> hurried =
                environments.stream().map(Environment::hurried).toList();
        Said urgent =
                new Said(said.reason, said.requestedBy, said.commit, said.author, said.codeAt, said.override, true);
        return new Wanted(service, image, rollback, hurried, origin, urgent);
    }

    private Wanted saying(Said what) {
        return new Wanted(service, image, rollback, environments, origin, what);
    }

    Release release(Execution execution) {
        return new Release(
                execution.name(),
                service.name(),
                image,
                rollback,
                said.reason,
                said.requestedBy,
                execution.startedAt(),
                execution.arn(),
                said.commit,
                said.author,
                said.codeAt,
                said.override,
                Optional.of(origin),
                Optional.of(true).filter(unused -> said.now));
    }
}
