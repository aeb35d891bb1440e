package dev.headgate.simulator.scenario;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.Trigger;
import java.util.Optional;
import java.util.function.Predicate;

/** The service that the input of a release's execution is about, so that its world can be made before it is planned. */
public record TriggeredService(Configuration configuration) {

    /** Empty where the input means none that is configured, or can not be read: planning it will say so. */
    public Optional<Service> of(String input) {
        try {
            return of(Trigger.parse(Json.object(Json.tree(input), "$")));
        } catch (MalformedJsonException | InvalidReleaseException e) {
            return Optional.empty();
        }
    }

    private Optional<Service> of(Trigger trigger) {
        return switch (trigger) {
            case Trigger.PipelineSucceeded event -> releasedOn(event.pipeline());
            case Trigger.PipelineAction action ->
                action.service().map(this::named).orElseGet(() -> releasedOn(action.pipeline()));
            case Trigger.ImagePushed event ->
                first(service -> service.repository().equals(event.repository()));
            case Trigger.OperatorRequest request -> named(request.service());
            case Trigger.RollbackRequest request -> named(request.service());
            case Trigger.StageRolledBack event -> releasedOn(event.pipeline());
            case Trigger.RetryRequest request ->
                request.left().flatMap(it -> named(it.release().service()));
            case Trigger.NotForUs nothing -> Optional.empty();
        };
    }

    private Optional<Service> named(String name) {
        return configuration.service(name);
    }

    private Optional<Service> releasedOn(String pipeline) {
        return first(service -> service.releaseOn().pipelines().contains(pipeline));
    }

    private Optional<Service> first(Predicate<Service> wanted) {
        return configuration.services().stream().filter(wanted).findFirst();
    }
}
