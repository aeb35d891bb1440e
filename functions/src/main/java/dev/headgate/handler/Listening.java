package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.NewsStore;
import dev.headgate.traffic.TrafficBackend;
import java.util.Optional;

/**
 * What had been heard of a deployment before a step looked or acted. It is read first: what is heard from then on may be
 * something that the step does not see yet.
 */
final class Listening {

    private final NewsStore news;
    private final TrafficBackend backend;

    Listening(NewsStore news, TrafficBackend backend) {
        this.news = news;
        this.backend = backend;
    }

    /** Empty where the backend tells nothing. */
    Optional<Known> before(Deployment deployment) {
        return before(deployment, Optional.empty());
    }

    /** @param heard as a step before this one has read it, where nothing was heard since */
    Optional<Known> before(Deployment deployment, Optional<Long> heard) {
        return backend.newsPlace(deployment.plan().environment().target())
                .map(place -> new Known(place, heard.orElseGet(() -> news.heard(place)), deployment.version()));
    }
}
