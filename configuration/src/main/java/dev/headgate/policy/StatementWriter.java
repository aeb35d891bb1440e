package dev.headgate.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a statement as IAM does: one value without brackets. */
final class StatementWriter {

    private StatementWriter() {}

    static Map<String, Object> json(Statement statement) {
        Map<String, Object> members = new LinkedHashMap<>();
        statement.sid().ifPresent(it -> members.put("Sid", it));
        members.put("Effect", statement.effect().word());
        statement.principals().ifPresent(it -> members.put("Principal", principals(it)));
        put(members, "Action", statement.actions());
        statement.resources().ifPresent(it -> put(members, "Resource", it));
        if (!statement.conditions().isEmpty()) {
            members.put("Condition", conditions(statement.conditions()));
        }
        return members;
    }

    /** By operator and key. */
    static Map<String, Object> conditions(List<Condition> conditions) {
        Map<String, Map<String, Object>> operators = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            Object former = operators
                    .computeIfAbsent(condition.operator(), unused -> new LinkedHashMap<>())
                    .putIfAbsent(condition.key(), oneOrMany(condition.values()));
            if (former != null) {
                throw new IllegalArgumentException("JSON can not say " + condition.operator() + " of " + condition.key()
                        + " twice: put both into one statement's values, or into two statements");
            }
        }
        return Collections.unmodifiableMap(operators);
    }

    private static Object principals(Principals principals) {
        return switch (principals) {
            case Principals.Everybody ignored -> Principals.ANY;
            case Principals.Named named -> {
                Map<String, Object> kinds = new LinkedHashMap<>();
                named.byKind().forEach((kind, names) -> kinds.put(kind, oneOrMany(names)));
                yield kinds;
            }
        };
    }

    private static void put(Map<String, Object> members, String element, Wildcards wildcards) {
        members.put(wildcards.negated() ? "Not" + element : element, oneOrMany(wildcards.patterns()));
    }

    private static Object oneOrMany(List<String> values) {
        return values.size() == 1 ? values.getFirst() : values;
    }
}
