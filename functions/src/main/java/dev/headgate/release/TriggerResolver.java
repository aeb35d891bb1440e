package dev.headgate.release;

import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.release.Wanted.Said;
import dev.headgate.text.PlainLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what a trigger says to the service, the image and the environments that it means. */
final class TriggerResolver {

    private final ServiceFinder services;
    private final ImageLookup images;
    private final PipelineExecutions pipelines;

    TriggerResolver(ServiceFinder services, ImageLookup images, PipelineExecutions pipelines) {
        this.services = services;
        this.images = images;
        this.pipelines = pipelines;
    }

    /**
     * Why there is nothing to release although the pipeline succeeded; empty when there is, or when it is not for us.
     *
     * <p>A pipeline may succeed without a build: stages are skipped by conditions, or run with what was built before.
     */
    Optional<String> builtNothing(Trigger.PipelineSucceeded event) {
        return services.releasedOn(event.pipeline())
                .filter(service -> images.findBuiltBy(event.executionId(), service.repository())
                        .isEmpty())
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
        // A rollback of a stage runs with the variables of the execution that it goes back to: it is as new as it is
        // asked
        // for, and not as old as that one's commit.
        return stageRollback(service, action.pipeline(), action.executionId())
                .orElseGet(() -> builtBy(
                                action.pipeline(),
                                action.executionId(),
                                service,
                                "Execution " + action.executionId() + " releases")
                        .asOf(codeAt(service, action)))
                .builtFrom(action.commit(), action.author());
    }

    private static Optional<Instant> codeAt(Service service, Trigger.PipelineAction action) {
        return service.releaseOn().isOrderedByCommit() ? action.commitAt().or(action::startedAt) : action.startedAt();
    }

    /** Empty when no service is released on this pipeline. */
    Optional<StageRollback> stageRolledBack(Trigger.StageRolledBack event) {
        return services.releasedOn(event.pipeline())
                .map(service -> new StageRollback(
                        service,
                        builtAnew(service, event)
                                .or(() -> stageRollback(service, event.pipeline(), event.executionId()))));
    }

    /** Where the stage that was rolled back is the one that builds. */
    private Optional<Wanted> builtAnew(Service service, Trigger.StageRolledBack event) {
        Said said = new Said(
                "Execution " + event.executionId() + " rolled a stage back, which built anew",
                "pipeline " + event.pipeline());
        return images.findBuiltBy(event.executionId(), service.repository())
                .map(image -> everywhere(service, image, Origin.STAGE_ROLLBACK, said));
    }

    /**
     * A stage of a pipeline was rolled back.
     *
     * @param wanted what that comes to; empty where it cannot be known
     */
    record StageRollback(Service service, Optional<Wanted> wanted) {}

    /** Empty where the execution has built an image of its own, or CodePipeline says that it rolls nothing back. */
    private Optional<Wanted> stageRollback(Service service, String pipeline, String executionId) {
        if (images.findBuiltBy(executionId, service.repository()).isPresent()) {
            return Optional.empty();
        }
        return pipelines.rolledBackTo(pipeline, executionId).map(target -> {
            Image image = images.builtBy(pipeline, target, service.repository());
            Said said = new Said(
                    "Execution " + executionId + " rolled a stage back to execution " + target, "pipeline " + pipeline);
            return new Wanted(service, image, true, service.environments(), Origin.STAGE_ROLLBACK, said);
        });
    }

    /** Empty when no service is released on this push. */
    Optional<Wanted> imagePushed(Trigger.ImagePushed event) {
        return services.releasedOn(event.repository(), event.tag())
                .map(service -> everywhere(
                                service,
                                images.pushed(event.repository(), event.digest(), event.tag()),
                                Origin.PUSH,
                                new Said(
                                        "Image " + event.repository() + ":" + event.tag() + " was pushed",
                                        "push to " + event.repository()))
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
        Said said = new Said(request.reason(), request.requestedBy());
        return new Wanted(service, image, false, environments, Origin.PERSON, said)
                .builtFrom(request.commit(), request.author())
                .overriding(request.override());
    }

    Wanted rollback(Trigger.RollbackRequest request) {
        Service service = services.named(request.service());
        Environment environment = ServiceFinder.environment(service, request.environment());
        Image image = images.deployedBefore(service, environment.name());
        Said said = new Said(request.reason(), request.requestedBy());
        Wanted back = new Wanted(service, image, true, List.of(environment), Origin.PERSON, said);
        return request.now() ? back.atOnce() : back;
    }

    /** By today's configuration; what it has no more is named with all else that is in the way. */
    Wanted retry(Trigger.RetryRequest request) {
        Trigger.Left left = request.left()
                .orElseThrow(
                        () -> new InvalidReleaseException(
                                "No release " + PlainLine.quoted(request.releaseId())
                                        + " is known that has planned anything: \"retry\" takes the name of its execution, for 90 days"));
        Release earlier = left.release();
        Optional<Service> service = services.find(earlier.service());
        List<String> faults = new ArrayList<>(left.faults());
        if (service.isEmpty()) {
            faults.add("Service \"" + earlier.service() + "\" is not configured any more");
        }
        service.ifPresent(it -> left.environments().stream()
                .filter(name -> it.environment(name).isEmpty())
                .forEach(name -> faults.add(goneFrom(it, name, earlier))));
        if (!faults.isEmpty()) {
            throw new InvalidReleaseException(faults);
        }
        return again(service.orElseThrow(), left, new Said(request.reason(), request.requestedBy()));
    }

    private static String goneFrom(Service service, String environment, Release earlier) {
        return service.name() + " does not run in \"" + environment
                + "\" any more: put that back into headgate.yaml, or start a release of "
                + earlier.image().digest() + " with the other \"environments\" by hand";
    }

    private Wanted again(Service service, Trigger.Left left, Said said) {
        Release earlier = left.release();
        List<Environment> environments = left.environments().stream()
                .map(name -> ServiceFinder.environment(service, name))
                .toList();
        Image image = images.again(service.repository(), earlier.image());
        // What a stage rollback goes back to is its image, and not what served last: a retry of it means the same.
        Origin origin = earlier.goesBackToItsImage() ? Origin.STAGE_ROLLBACK : Origin.PERSON;
        Wanted wanted = new Wanted(service, image, earlier.rollback(), environments, origin, said)
                .builtFrom(earlier.commit(), earlier.author());
        return earlier.isNow() ? wanted.atOnce() : wanted;
    }

    private Wanted builtBy(String pipeline, String executionId, Service service, String reason) {
        Image image = images.builtBy(pipeline, executionId, service.repository());
        return everywhere(service, image, Origin.PIPELINE, new Said(reason, "pipeline " + pipeline));
    }

    private static Wanted everywhere(Service service, Image image, Origin origin, Said said) {
        return new Wanted(service, image, false, service.environments(), origin, said);
    }
}
