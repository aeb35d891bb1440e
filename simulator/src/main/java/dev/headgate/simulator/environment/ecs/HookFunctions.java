package dev.headgate.simulator.environment.ecs;

import dev.headgate.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The Lambda functions of the account that lifecycle hooks may call: JSON in, JSON out. */
final class HookFunctions {

    private final Map<String, UnaryOperator<String>> byArn = new HashMap<>();

    void add(String arn, UnaryOperator<String> function) {
        byArn.put(arn, function);
    }

    /** What it answers; empty where there is none, where it throws, or where its answer is no JSON object. */
    Optional<Map<String, Object>> call(String arn, Map<String, Object> payload) {
        try {
            return Optional.ofNullable(byArn.get(arn))
                    .map(function -> Json.object(Json.tree(function.apply(Json.write(payload))), "$"));
        } catch (RuntimeException failure) {
            // To ECS, each of them is a hook that failed.
            return Optional.empty();
        }
    }
}
