package dev.headgate.policy;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A policy as IAM keeps it: what a role may do, or who may assume it. */
public record PolicyDocument(List<Statement> statements) {

    private static final String VERSION = "2012-10-17";
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /**
     * A policy that is attached to a role: it says to what, and not to whom.
     *
     * @param json as plain maps, lists and values
     * @throws MalformedJsonException when it is none
     */
    public static PolicyDocument permissions(Object json) {
        return read(json, "Resource", Set.of("Principal"));
    }

    /**
     * A role's trust policy: it says to whom, and not to what.
     *
     * @param json as plain maps, lists and values
     * @throws MalformedJsonException when it is none
     */
    public static PolicyDocument trust(Object json) {
        return read(json, "Principal", Set.of("Resource", "NotResource"));
    }

    private static PolicyDocument read(Object json, String needed, Set<String> foreign) {
        Map<String, Object> document = Json.object(json, "$");
        StatementReader.requireOnly(document, ELEMENTS, "$");
        List<Statement> statements = new ArrayList<>();
        for (Object each : StatementReader.many(document, "Statement", "$")) {
            String path = "$.Statement[" + statements.size() + "]";
            StatementReader reader = new StatementReader(Json.object(each, path), path);
            reader.requireOneOf(needed, "Not" + needed);
            reader.requireNoneOf(foreign);
            statements.add(reader.statement());
        }
        return new PolicyDocument(statements);
    }

    /**
     * What it says to a request; where it says both, it denies.
     *
     * @throws UnjudgedPolicyException when it says anything that is not understood, wherever that stands
     */
    public Answer answer(Request request) {
        statements.forEach(it -> it.requireUnderstood(request));
        Answer answer = Answer.NOT_ALLOWED;
        for (Statement statement : statements) {
            if (statement.isAbout(request)) {
                if (!statement.allows()) {
                    return Answer.DENIED;
                }
                answer = Answer.ALLOWED;
            }
        }
        return answer;
    }

    /** As plain maps, lists and values, in the order in which AWS's documentation writes it. */
    public Map<String, Object> json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", VERSION);
        document.put("Statement", statements.stream().map(StatementWriter::json).toList());
        return document;
    }

    /** As JSON on one line. */
    public String text() {
        return Json.write(json());
    }
}
