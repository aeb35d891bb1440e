package dev.headgate.release;

import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.text.PlainLine;
import java.util.List;
import java.util.Optional;

/** From what a trigger says to the service, the image and the environments that it means. */
final class TriggerResolver {

    private final ServiceFinder services;
    private final ImageLookup images;

    TriggerResolver(ServiceFinder services, ImageLookup images) {
        this.services = services;
        this.images = images;
    }

    /**
     * Why there is nothing to release although the pipeline succeeded; empty when there is, or when it is not for us.
     *
     * <p>A pipeline may succeed without a build: stages are skipped by conditions, or run with what was built before.
     */
    Optional<String> builtNothing(Trigger.PipelineSucceeded event) {
        return services.releasedOn(event.pipeline())
                .filter(service -> !images.isBuiltBy(event.executionId(), service.repository()))
                .map(service -> "Execution " + event.executionId() + " of pipeline \"" + event.pipeline()
                        + "\" succeeded and pushed no image of " + service.name() + ": repository \""
                        + service.repository() + "\" has none with that id as its tag. Where it should have built one,"
                        + " check that its build tags the image with the pipeline's execution id"
                        + " (#{codepipeline.PipelineExecutionId})");
    }

    /** Empty when no service is released on this pipeline. */
    Optional<Wanted> pipelineSucceeded(Trigger.PipelineSucceeded event) {
        return services.releasedOn(event.pipeline())
                .map(service -> builtBy(
                                event.pipeline(),
                                event.executionId(),
                                service,
                                "Execution " + event.executionId() + " succeeded")
                        .asOf(event.startedAt()));
    }

    /** Unlike an event, an action that finds no service is a fault: its pipeline would go on as if it had released. */
    Wanted pipelineAction(Trigger.PipelineAction action) {
        Service service = action.service()
                .map(services::named)
                .or(() -> services.releasedOn(action.pipeline()))
                .orElseThrow(() -> new InvalidReleaseException("No service is released on pipeline "
                        + PlainLine.quoted(action.pipeline()) + ": name it by \"service\" in the action's input, or put"
                        + " the pipeline into the service's releaseOn.pipelines"));
        return builtBy(
                        action.pipeline(),
                        action.executionId(),
                        service,
                        "Execution " + action.executionId() + " releases")
                .builtFrom(action.commit(), action.author())
                .asOf(action.startedAt());
    }

    /** Empty when no service is released on this push. */
    Optional<Wanted> imagePushed(Trigger.ImagePushed event) {
        return services.releasedOn(event.repository(), event.tag())
                .map(service -> everywhere(
                                service,
                                images.pushed(event.repository(), event.digest(), event.tag()),
                                "Image " + event.repository() + ":" + event.tag() + " was pushed",
                                "push to " + event.repository())
                        .asOf(event.at()));
    }

    Wanted request(Trigger.OperatorRequest request) {
        Service service = services.named(request.service());
        List<Environment> environments = request.environments().isEmpty()
                ? service.environments()
                : request.environments().stream()
                        .map(name -> ServiceFinder.environment(service, name))
                        .toList();
        Image image = images.requested(service.repository(), request.image(), request.imageTag());
        return new Wanted(service, image, false, environments, request.reason(), request.requestedBy())
                .builtFrom(request.commit(), request.author())
                .overriding(request.override());
    }

    Wanted rollback(Trigger.RollbackRequest request) {
        Service service = services.named(request.service());
        Environment environment = ServiceFinder.environment(service, request.environment());
        Image image = images.deployedBefore(service, environment.name());
        return new Wanted(service, image, true, List.of(environment), request.reason(), request.requestedBy());
    }

    private Wanted builtBy(String pipeline, String executionId, Service service, String reason) {
        Image image = images.builtBy(pipeline, executionId, service.repository());
        return everywhere(service, image, reason, "pipeline " + pipeline);
    }

    private static Wanted everywhere(Service service, Image image, String reason, String requestedBy) {
        return new Wanted(service, image, false, service.environments(), reason, requestedBy);
    }
}
