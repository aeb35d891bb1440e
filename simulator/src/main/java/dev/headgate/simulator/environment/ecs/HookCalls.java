package dev.headgate.simulator.environment.ecs;

import dev.headgate.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Calls the functions of Lambda hooks, as ECS does: again and again while they say that they are not done. */
final class HookCalls {

    private static final long USUAL_DELAY = 30;

    private final Surroundings around;
    private final EcsDeployment deployment;

    /** What a function made of a call. */
    sealed interface Answer {
        record Succeeded() implements Answer {}

        record Failed() implements Answer {}

        record Again(Duration delay) implements Answer {}
    }

    HookCalls(Surroundings around, EcsDeployment deployment) {
        this.around = around;
        this.deployment = deployment;
    }

    Answer call(Hook hook) {
        return around.functions()
                .call(hook.targetArn(), payload(hook))
                .map(reply -> answer(hook, reply))
                .orElseGet(Answer.Failed::new);
    }

    /** Without a status that it knows, ECS takes the hook as failed. */
    private static Answer answer(Hook hook, Map<String, Object> reply) {
        if (reply.get("hookDetails") instanceof Map<?, ?> details) {
            details.forEach((key, value) -> hook.details().put(String.valueOf(key), value));
        }
        return switch (String.valueOf(reply.get("hookStatus"))) {
            case "SUCCEEDED" -> new Answer.Succeeded();
            case "IN_PROGRESS" -> new Answer.Again(Duration.ofSeconds(delay(reply)));
            default -> new Answer.Failed();
        };
    }

    private static long delay(Map<String, Object> reply) {
        return reply.get("callBackDelay") instanceof Number seconds ? seconds.longValue() : USUAL_DELAY;
    }

    private Map<String, Object> payload(Hook hook) {
        Map<String, Object> execution = new LinkedHashMap<>();
        execution.put("serviceArn", deployment.serviceArn());
        execution.put("targetServiceRevisionArn", deployment.change().target().arn());
        boolean told = hook.stage().tellsWeights();
        EcsDeployment.Wanted wanted = deployment.wanted();
        execution.put("testTrafficWeights", told ? weights(wanted.test()) : Map.of());
        execution.put("productionTrafficWeights", told ? weights(wanted.production()) : Map.of());
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("executionId", hook.id());
        payload.put("lifecycleStage", hook.stage().name());
        payload.put("resourceArn", deployment.arn());
        payload.put("executionDetails", execution);
        payload.put("hookDetails", Json.tree(hook.details()));
        return payload;
    }

    private Map<String, Double> weights(double ofTarget) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(deployment.change().target().arn(), ofTarget);
        Optional<Revision> source = deployment.change().sources().stream().findFirst();
        source.ifPresent(it -> weights.put(it.arn(), 100 - ofTarget));
        return weights;
    }
}
