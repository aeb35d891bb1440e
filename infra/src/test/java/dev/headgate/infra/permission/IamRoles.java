package dev.headgate.infra.permission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.config.Configuration;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling;
import dev.headgate.json.Json;
import dev.headgate.policy.PolicyDocument;
import dev.headgate.policy.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles of Headgate's functions and those that they may assume, as an app's templates make them.
 *
 * <p>A permissions boundary, which only takes away, is somebody else's: no template has it, and it is left out of account.
 */
final class IamRoles {

    private final Map<String, String> byFunction;
    private final Map<String, IamRole> byArn;

    private IamRoles(Map<String, String> byFunction, Map<String, IamRole> byArn) {
        this.byFunction = new TreeMap<>(byFunction);
        this.byArn = new TreeMap<>(byArn);
    }

    static IamRoles of(SynthesizedApp app) {
        Map<String, String> byFunction = new TreeMap<>();
        Map<String, IamRole> byArn = new TreeMap<>();
        Set<String> deployRoles = deployRoles(app.configuration());
        for (StackTemplate stack : app.stacks()) {
            TemplateValues values = values(app, stack);
            Stream<Resource> functions = stack.resources("AWS::Lambda::Function").stream()
                    .filter(it -> it.property("/Handler").asText().startsWith("dev.headgate.function."));
            functions.forEach(it -> byFunction.put(
                    handler(it), values.resolve(it.property("/Role")).asText()));
            stack.resources("AWS::IAM::Role").stream()
                    .filter(it -> it.property("/RoleName").isTextual())
                    .filter(it -> byFunction.containsValue(values.arn(it)) || deployRoles.contains(values.arn(it)))
                    .map(it -> role(stack, values, it))
                    .forEach(it -> byArn.put(it.arn(), it));
        }
        return new IamRoles(byFunction, byArn);
    }

    /** The names of all functions. */
    Stream<String> functions() {
        return byFunction.keySet().stream();
    }

    Stream<IamRole> all() {
        return byArn.values().stream();
    }

    /** The ARN of the role that a function runs as. */
    String roleOf(String function) {
        return Optional.ofNullable(byFunction.get(function))
                .orElseThrow(() -> new AssertionError("No template has a function " + function));
    }

    IamRole role(String arn) {
        return Optional.ofNullable(byArn.get(arn))
                .orElseThrow(() -> new AssertionError("No template makes the role " + arn));
    }

    boolean isDeployRole(String arn) {
        return !byFunction.containsValue(arn);
    }

    /** The same roles, of which one is changed. */
    IamRoles changing(String arn, UnaryOperator<IamRole> change) {
        Map<String, IamRole> changed = new TreeMap<>(byArn);
        changed.put(arn, change.apply(role(arn)));
        return new IamRoles(byFunction, changed);
    }

    private static Set<String> deployRoles(Configuration configuration) {
        return configuration.services().stream()
                .flatMap(service -> service.environments().stream())
                .map(environment -> environment.target().roleArn())
                .collect(Collectors.toSet());
    }

    private static String handler(Resource function) {
        String handler = function.property("/Handler").asText();
        return handler.substring(handler.lastIndexOf('.') + 1);
    }

    private static IamRole role(StackTemplate stack, TemplateValues values, Resource role) {
        if (!role.property("/ManagedPolicyArns").isMissingNode()) {
            throw new AssertionError(role + " has policies that no template has: teach IamRoles about them");
        }
        Stream<JsonNode> inline = Tooling.elements(role.property("/Policies")).map(it -> it.path("PolicyDocument"));
        Stream<JsonNode> attached = stack.resources()
                .filter(it -> it.property("/Roles").toString().contains("\"" + role.id() + "\""))
                .map(it -> it.property("/PolicyDocument"));
        List<Statement> statements = Stream.concat(inline, attached)
                .filter(it -> !it.isMissingNode())
                .flatMap(it -> PolicyDocument.permissions(resolved(values, it)).statements().stream())
                .toList();
        return new IamRole(
                values.arn(role),
                new PolicyDocument(statements),
                PolicyDocument.trust(resolved(values, role.property("/AssumeRolePolicyDocument"))));
    }

    private static Object resolved(TemplateValues values, JsonNode document) {
        return Json.tree(values.resolve(document).toString());
    }

    private static TemplateValues values(SynthesizedApp app, StackTemplate stack) {
        // aws://account/region
        String[] place = String.valueOf(app.assembly()
                        .getStackByName(stack.name())
                        .getManifest()
                        .getEnvironment())
                .split("/", 4);
        return new TemplateValues(stack, place[2], place[3]);
    }
}
