package dev.headgate.infra.delivery;

import dev.headgate.config.Service;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.infra.stack.Undelivered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * What starts a release of one service by itself, as {@code releaseOn} says. Each rule passes the whole event on: PlanRelease
 * reads it, and takes one that comes twice for the release that it was the first time.
 */
final class ReleaseTriggers extends Construct {

    private final ToolingNames names;
    private final Service service;
    private final IQueue undelivered;

    /** @param undelivered the orchestrator's queue */
    ReleaseTriggers(Construct scope, ToolingNames names, Service service, IQueue undelivered) {
        super(scope, "Triggers");
        this.names = names;
        this.service = service;
        this.undelivered = undelivered;
        boolean byItself = !service.releaseOn().pipelines().isEmpty()
                || !service.releaseOn().images().isEmpty();
        if (byItself) {
            // By name, as the pipeline's last stage does: the orchestrator's stack comes after this one.
            IStateMachine release =
                    StateMachine.fromStateMachineArn(this, "Release", names.stateMachineArn(ToolingNames.RELEASE));
            onPipelines(release);
            onImages(release);
        }
    }

    private void onPipelines(IStateMachine release) {
        List<String> pipelines = service.releaseOn().pipelines();
        if (pipelines.isEmpty()) {
            return;
        }
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("pipeline", pipelines);
        detail.put("state", List.of("SUCCEEDED"));
        start(
                release,
                "Pipelines",
                "on-pipelines-of-",
                "A pipeline that " + service.name() + " is released on succeeds",
                "aws.codepipeline",
                "CodePipeline Pipeline Execution State Change",
                detail);
    }

    /** Not by the name that earlier versions used, whose rule is still there when this one is made. */
    private void onImages(IStateMachine release) {
        List<Map<String, String>> tags = service.releaseOn().images().stream()
                .map(pattern -> Map.of("wildcard", pattern))
                .toList();
        if (tags.isEmpty()) {
            return;
        }
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("action-type", List.of("PUSH"));
        detail.put("result", List.of("SUCCESS"));
        detail.put("repository-name", List.of(service.repository()));
        detail.put("image-tag", tags);
        start(
                release,
                "Images",
                "on-pushes-of-",
                "An image of " + service.name() + " is pushed with a tag to release",
                "aws.ecr",
                "ECR Image Action",
                detail);
    }

    private void start(
            IStateMachine release,
            String id,
            String name,
            String description,
            String source,
            String type,
            Map<String, Object> detail) {
        Rule.Builder.create(this, id)
                .ruleName(names.of(name + service.name()))
                .description("Headgate: " + description)
                .eventPattern(EventPattern.builder()
                        .source(List.of(source))
                        .detailType(List.of(type))
                        .detail(detail)
                        .build())
                .targets(List.of(SfnStateMachine.Builder.create(release)
                        .deadLetterQueue(undelivered)
                        .maxEventAge(Undelivered.LATEST)
                        .retryAttempts(Undelivered.ATTEMPTS)
                        .build()))
                .build();
    }
}
