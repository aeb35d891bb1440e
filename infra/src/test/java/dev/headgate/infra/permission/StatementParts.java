package dev.headgate.infra.permission;

import dev.headgate.policy.Condition;
import dev.headgate.policy.Statement;
import dev.headgate.policy.Wildcards;
import java.util.List;
import java.util.stream.Stream;

/** What can be taken out of a statement: an action, a resource or a condition's value. */
record StatementParts(Statement statement) {

    Stream<String> all() {
        return Stream.of(
                        statement.actions().patterns().stream(),
                        statement.resources().stream().flatMap(it -> it.patterns().stream()),
                        statement.conditions().stream().flatMap(it -> it.values().stream()))
                .flatMap(it -> it);
    }

    /** The same statement, but for one part. */
    Statement without(String part) {
        return new Statement(
                statement.sid(),
                statement.effect(),
                statement.principals(),
                without(statement.actions(), part),
                statement.resources().map(it -> without(it, part)),
                statement.conditions().stream()
                        .map(it -> new Condition(it.operator(), it.key(), without(it.values(), part)))
                        .toList());
    }

    private static Wildcards without(Wildcards wildcards, String part) {
        return new Wildcards(without(wildcards.patterns(), part), wildcards.negated());
    }

    private static List<String> without(List<String> values, String part) {
        return values.stream().filter(it -> !it.equals(part)).toList();
    }
}
