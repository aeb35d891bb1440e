package dev.headgate.infra.permission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.Tooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One statement of a policy, in which every reference is resolved.
 *
 * @param principals in a trust policy, whom it is about; empty in a policy of a role, which is about the role
 */
record IamStatement(
        String sid,
        boolean allows,
        List<String> principals,
        Wildcards actions,
        Wildcards resources,
        List<IamCondition> conditions) {

    private static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "NotResource", "Condition");

    IamStatement {
        principals = List.copyOf(principals);
        conditions = List.copyOf(conditions);
    }

    static IamStatement of(JsonNode json) {
        json.fieldNames().forEachRemaining(element -> {
            if (!ELEMENTS.contains(element)) {
                throw new AssertionError("A policy has the element " + element + ": teach IamStatement about it");
            }
        });
        return new IamStatement(
                json.path("Sid").asText(),
                json.get("Effect").asText().equals("Allow"),
                json.has("Principal") ? principals(json.get("Principal")) : List.of(),
                wildcards(json, "Action"),
                json.has("Resource") || json.has("NotResource")
                        ? wildcards(json, "Resource")
                        : Wildcards.of(List.of("*")),
                conditions(json.path("Condition")));
    }

    /** A statement about everything, as the administrator's policy has it. */
    static IamStatement allowingEverything() {
        Wildcards all = Wildcards.of(List.of("*"));
        return new IamStatement("Everything", true, List.of(), all, all, List.of());
    }

    boolean isAbout(Access access) {
        return letsThrough(access.action())
                && resources.letsThrough(access.resource())
                && conditions.stream().allMatch(condition -> condition.holds(access));
    }

    /** An account stands for all its roles, as far as their own policies allow it. */
    boolean trusts(String role) {
        String account = "arn:aws:iam::" + role.split(":", 6)[4] + ":root";
        return principals.contains(role) || principals.contains(account);
    }

    /** Its actions, resources and values of conditions. */
    Stream<String> parts() {
        return Stream.of(
                        actions.patterns().stream(),
                        resources.patterns().stream(),
                        conditions.stream().flatMap(it -> it.values().stream()))
                .flatMap(it -> it);
    }

    /** The same, but for an action, a resource or a condition's value. */
    IamStatement without(String part) {
        return new IamStatement(
                sid,
                allows,
                principals,
                actions.without(part),
                resources.without(part),
                conditions.stream().map(it -> it.without(part)).toList());
    }

    private boolean letsThrough(String action) {
        return new Wildcards(
                        actions.patterns().stream().map(IamStatement::folded).toList(), actions.negated())
                .letsThrough(folded(action));
    }

    private static String folded(String action) {
        return action.toLowerCase(Locale.ROOT);
    }

    private static Wildcards wildcards(JsonNode json, String element) {
        boolean negated = json.has("Not" + element);
        return new Wildcards(Tooling.texts(json.get(negated ? "Not" + element : element)), negated);
    }

    private static List<String> principals(JsonNode principal) {
        if (principal.isTextual()) {
            throw new AssertionError("A policy is about everybody: teach IamStatement what that means");
        }
        List<String> all = new ArrayList<>();
        principal.properties().forEach(kind -> all.addAll(Tooling.texts(kind.getValue())));
        return all;
    }

    private static List<IamCondition> conditions(JsonNode json) {
        List<IamCondition> conditions = new ArrayList<>();
        json.properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(key -> conditions.add(
                                new IamCondition(operator.getKey(), key.getKey(), Tooling.texts(key.getValue())))));
        return conditions;
    }
}
