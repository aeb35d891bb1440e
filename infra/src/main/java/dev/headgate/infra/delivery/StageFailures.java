package dev.headgate.infra.delivery;

import dev.headgate.config.Service;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.infra.stack.Undelivered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionAttributes;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** Has people told by the watchdog when a stage of a service's pipeline fails. */
final class StageFailures extends Construct {

    /** @param undelivered the orchestrator's queue */
    StageFailures(Construct scope, ToolingNames names, Service service, IQueue undelivered) {
        super(scope, "StageFailures");
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("pipeline", List.of(names.pipeline(service)));
        detail.put("state", List.of("FAILED"));
        Rule.Builder.create(this, "Rule")
                .ruleName(names.stageRule(service.name()))
                .description("Headgate: A stage of the pipeline of " + service.name() + " failed")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.codepipeline"))
                        .detailType(List.of("CodePipeline Stage Execution State Change"))
                        .detail(detail)
                        .build())
                .targets(List.of(LambdaFunction.Builder.create(watchdog(names))
                        .event(RuleTargetInput.fromObject(stage()))
                        .deadLetterQueue(undelivered)
                        .maxEventAge(Undelivered.LATEST)
                        .retryAttempts(Undelivered.ATTEMPTS)
                        .build()))
                .build();
    }

    /** The orchestrator's stack lets all rules of this kind call it. */
    private IFunction watchdog(ToolingNames names) {
        return Function.fromFunctionAttributes(
                this,
                "Watchdog",
                FunctionAttributes.builder()
                        .functionArn(names.watchdogArn())
                        .sameEnvironment(true)
                        .skipPermissions(true)
                        .build());
    }

    /** As {@code WatchedEvent.Stage}. */
    private static Map<String, Object> stage() {
        Map<String, Object> stage = new LinkedHashMap<>();
        stage.put("type", "Stage");
        stage.put("pipeline", EventField.fromPath("$.detail.pipeline"));
        stage.put("stage", EventField.fromPath("$.detail.stage"));
        stage.put("execution", EventField.fromPath("$.detail.execution-id"));
        return stage;
    }
}
