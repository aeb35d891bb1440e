package dev.headgate.simulator.consistency;

import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One state of a definition.
 *
 * @param machine where it is: {@code release}, or inside a Map {@code release/DeployWaves}
 */
record AslState(String machine, String name, Map<String, Object> body) {

    /**
     * A {@code Retry}, {@code Catch} or {@code Choices} entry.
     *
     * @param field which of them
     */
    record Rule(AslState state, String field, Map<String, Object> body) {

        List<String> errors() {
            return body.get("ErrorEquals") instanceof List<?> names
                    ? names.stream().map(String::valueOf).toList()
                    : List.of();
        }

        String text(String member) {
            return String.valueOf(body.getOrDefault(member, ""));
        }

        /** {@code 0} switches a retry off. */
        boolean isOff() {
            return text("MaxAttempts").equals("0");
        }

        @Override
        public String toString() {
            return state + " " + field + " " + errors();
        }
    }

    String type() {
        return text("Type");
    }

    String text(String member) {
        return member(member).map(String::valueOf).orElse("");
    }

    Optional<Object> member(String member) {
        return Optional.ofNullable(body.get(member));
    }

    List<Rule> rules(String field) {
        return member(field).filter(List.class::isInstance).map(it -> (List<?>) it).orElse(List.of()).stream()
                .map(it -> new Rule(this, field, Json.object(it, field)))
                .toList();
    }

    /** The substitution that names the function it invokes; empty where it invokes none. */
    Optional<String> function() {
        return text("Resource").startsWith("arn:aws:states:::lambda:invoke")
                ? Optional.of(String.valueOf(Json.object(member("Arguments").orElse(Map.of()), "Arguments")
                        .get("FunctionName")))
                : Optional.empty();
    }

    /** Every state that it may lead to. */
    List<String> nextStates() {
        return Stream.concat(
                        Stream.of(text("Next"), text("Default")),
                        Stream.of("Choices", "Catch")
                                .flatMap(field -> rules(field).stream())
                                .map(rule -> rule.text("Next")))
                .filter(next -> !next.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return machine + "/" + name;
    }
}
