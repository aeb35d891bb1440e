package dev.headgate.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.infra.StackTemplate.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** As much of EventBridge as our patterns use: exact values, wildcards, members within members, and members with several values. */
public final class EventPatterns {

    private EventPatterns() {}

    /** One of the samples in {@code events}. */
    public static JsonNode sample(String name) {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("..", "events", name + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode event(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether every member of the pattern is met by the event's; members that only the event has do not matter. */
    public static boolean matches(JsonNode pattern, JsonNode event) {
        return pattern.properties().stream().allMatch(it -> {
            JsonNode value = event.path(it.getKey());
            return it.getValue().isObject() ? matches(it.getValue(), value) : matchesAny(it.getValue(), value);
        });
    }

    /** What a rule makes of an event before it passes it on. */
    public static String passedOn(Resource rule, JsonNode event) {
        String input =
                rule.property("/Targets/0/InputTransformer/InputTemplate").asText();
        for (Map.Entry<String, JsonNode> path :
                rule.property("/Targets/0/InputTransformer/InputPathsMap").properties()) {
            String value = event.at(path.getValue().asText().replace("$", "").replace('.', '/'))
                    .toString();
            input = input.replace("<" + path.getKey() + ">", value);
        }
        return input;
    }

    /** Of a member with several values, one that is met is enough. */
    private static boolean matchesAny(JsonNode alternatives, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).anyMatch(it -> matchesAny(alternatives, it));
        }
        return StreamSupport.stream(alternatives.spliterator(), false)
                .anyMatch(it -> it.isObject()
                        ? value.isTextual() && wildcard(it.get("wildcard").asText(), value.asText())
                        : it.equals(value));
    }

    private static boolean wildcard(String pattern, String text) {
        String expression =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(expression, text);
    }
}
