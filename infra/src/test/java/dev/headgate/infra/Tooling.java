package dev.headgate.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.StackTemplate.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The tooling account's templates, and what their roles may do. */
public final class Tooling {

    private Tooling() {}

    public static StackTemplate orchestrator() {
        return SynthesizedApp.ofOneAccount().stack("headgate-orchestrator");
    }

    public static StackTemplate orchestratorOfFour() {
        return SynthesizedApp.ofFourAccounts().stack("headgate-orchestrator-longsuffix");
    }

    /** The environment variables of a function. */
    public static JsonNode variables(StackTemplate stack, String function) {
        return stack.resource("AWS::Lambda::Function", "FunctionName", function).property("/Environment/Variables");
    }

    /** What a role of this physical name may do. */
    public static List<Statement> allowedTo(StackTemplate stack, String roleName) {
        return allowed(stack, stack.resource("AWS::IAM::Role", "RoleName", roleName));
    }

    public static List<Statement> allowed(StackTemplate stack, Resource role) {
        return stack.resources("AWS::IAM::Policy").stream()
                .filter(policy -> policy.property("/Roles").toString().contains("\"" + role.id() + "\""))
                .flatMap(policy -> elements(policy.property("/PolicyDocument/Statement")))
                .map(Statement::new)
                .toList();
    }

    public static List<String> actions(List<Statement> statements) {
        return statements.stream().flatMap(it -> it.actions().stream()).sorted().toList();
    }

    public static Stream<JsonNode> elements(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? StreamSupport.stream(oneOrMany.spliterator(), false) : Stream.of(oneOrMany);
    }

    public static List<String> texts(JsonNode oneOrMany) {
        List<String> texts = new ArrayList<>();
        elements(oneOrMany).forEach(it -> texts.add(it.isTextual() ? it.asText() : it.toString()));
        return texts;
    }

    /** One statement of a policy. */
    public record Statement(JsonNode json) {

        public List<String> actions() {
            return texts(json.get("Action"));
        }

        public List<String> resources() {
            return texts(json.get("Resource"));
        }

        public boolean allows(String action) {
            return actions().contains(action);
        }
    }

    /** The one statement that allows this. */
    public static Statement statement(List<Statement> statements, String action) {
        List<Statement> found =
                statements.stream().filter(it -> it.allows(action)).toList();
        if (found.size() != 1) {
            throw new AssertionError(action + " is allowed by " + found.size() + " statements, not one");
        }
        return found.getFirst();
    }
}
