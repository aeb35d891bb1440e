package dev.headgate.states.definition;

import dev.headgate.states.expression.MalformedPayloadException;
import dev.headgate.states.expression.Payload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A definition as it is written, before anybody knows what it says. */
final class DefinitionText {

    private DefinitionText() {}

    /** @throws InvalidDefinitionException where it is not JSON */
    static @Nullable Object parsed(String name, String json) {
        try {
            return Payload.parse(json);
        } catch (MalformedPayloadException e) {
            Diagnostic diagnostic = json.isBlank()
                    ? noObject()
                    : new Diagnostic(
                            Diagnostic.INVALID_JSON, e.why(), "[line: " + e.line() + ", column: " + e.column() + "]");
            throw new InvalidDefinitionException(name, List.of(name + ": " + e.getMessage()), List.of(diagnostic));
        }
    }

    /** @throws InvalidDefinitionException where something was found */
    static void requireNone(List<Finding> findings, String name, @Nullable Object tree) {
        if (findings.isEmpty()) {
            return;
        }
        Findings all = new Findings(findings);
        throw new InvalidDefinitionException(
                name, all.faults(), tree instanceof Map ? all.diagnostics(name, tree) : List.of(noObject()));
    }

    private static Diagnostic noObject() {
        return new Diagnostic(Diagnostic.SCHEMA, "Definition must be a valid JSON object", "");
    }
}
