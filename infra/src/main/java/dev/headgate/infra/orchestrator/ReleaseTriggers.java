package dev.headgate.infra.orchestrator;

import dev.headgate.config.Configuration;
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
import software.constructs.Construct;

/**
 * What starts a release by itself, as {@code releaseOn} says. Each rule passes the whole event on: PlanRelease reads it, and
 * takes one that comes twice for the release that it was the first time.
 */
final class ReleaseTriggers extends Construct {

    private final ToolingNames names;
    private final IStateMachine release;
    private final IQueue undelivered;

    ReleaseTriggers(Construct scope, ToolingNames names, IStateMachine release, Undelivered undelivered) {
        super(scope, "Triggers");
        this.names = names;
        this.release = release;
        this.undelivered = undelivered.queue();
        onPipelines(names.configuration());
        names.configuration().services().forEach(this::onImages);
    }

    private void onPipelines(Configuration configuration) {
        List<String> pipelines = configuration.services().stream()
                .flatMap(service -> service.releaseOn().pipelines().stream())
                .distinct()
                .toList();
        if (pipelines.isEmpty()) {
            return;
        }
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("pipeline", pipelines);
        detail.put("state", List.of("SUCCEEDED"));
        start(
                "Pipelines",
                names.of("on-pipelines"),
                "A pipeline that some service is released on succeeds",
                "aws.codepipeline",
                "CodePipeline Pipeline Execution State Change",
                detail);
    }

    private void onImages(Service service) {
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
                "Images-" + service.name(),
                names.of("on-images-of-" + service.name()),
                "An image of " + service.name() + " is pushed with a tag to release",
                "aws.ecr",
                "ECR Image Action",
                detail);
    }

    private void start(
            String id, String name, String description, String source, String type, Map<String, Object> detail) {
        Rule.Builder.create(this, id)
                .ruleName(name)
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
