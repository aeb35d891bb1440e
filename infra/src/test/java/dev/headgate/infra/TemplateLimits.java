package dev.headgate.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.StackTemplate.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What AWS takes of a template and of what is in it, by its published quotas. */
final class TemplateLimits {

    private static final int TEMPLATE_BYTES = 1_000_000;
    private static final int RESOURCES = 500;
    private static final int OUTPUTS = 200;
    private static final int INLINE_POLICIES = 10_240;
    private static final int MANAGED_POLICY = 6_144;
    private static final int ATTACHED_POLICIES = 10;
    private static final int EVENT_PATTERN = 2_048;
    private static final int QUEUE_STATEMENTS = 20;
    private static final int ALARMS_OF_A_WIDGET = 100;
    private static final int PARAMETER = 8_192;

    /** Stands for the name or ARN that a reference comes to. */
    private static final String REFERENCE =
            "arn:aws:service:eu-central-1:111111111111:kind/of-a-physical-name-with-a-suffix";

    private final StackTemplate stack;
    private final List<String> exceeded = new ArrayList<>();

    private TemplateLimits(StackTemplate stack) {
        this.stack = stack;
    }

    /** Each limit that a template of this app exceeds, and by what. */
    static List<String> exceededBy(SynthesizedApp app) {
        Map<String, Integer> bytes = bytes(app);
        return app.stacks().stream()
                .flatMap(it -> exceededBy(it, bytes.getOrDefault(it.name(), Integer.MAX_VALUE)).stream())
                .toList();
    }

    static List<String> exceededBy(StackTemplate stack, int bytes) {
        TemplateLimits limits = new TemplateLimits(stack);
        limits.check("template", bytes, TEMPLATE_BYTES);
        limits.check("resources", (int) stack.resources().count(), RESOURCES);
        limits.check("outputs", stack.json().path("Outputs").size(), OUTPUTS);
        stack.resources().forEach(limits::check);
        return limits.exceeded;
    }

    /** Of each template as it is uploaded, by its stack's name. */
    static Map<String, Integer> bytes(SynthesizedApp app) {
        Map<String, Integer> bytes = new TreeMap<>();
        app.texts().forEach((stack, text) -> bytes.put(stack, text.getBytes(StandardCharsets.UTF_8).length));
        return bytes;
    }

    private void check(Resource it) {
        switch (it.type()) {
            case "AWS::IAM::Role" -> checkRole(it);
            case "AWS::IAM::ManagedPolicy" -> check(it.id(), length(it.property("/PolicyDocument")), MANAGED_POLICY);
            case "AWS::Events::Rule" -> check(it.id(), length(it.property("/EventPattern")), EVENT_PATTERN);
            case "AWS::SQS::QueuePolicy" ->
                check(it.id(), it.property("/PolicyDocument/Statement").size(), QUEUE_STATEMENTS);
            case "AWS::SSM::Parameter" ->
                check(it.id(), it.property("/Value").asText().length(), PARAMETER);
            case "AWS::CloudWatch::Dashboard" ->
                check(it.id(), it.json().toString().split(":alarm:service-", -1).length - 1, ALARMS_OF_A_WIDGET);
            default -> {}
        }
    }

    private void checkRole(Resource role) {
        String reference = "\"Ref\":\"" + role.id() + "\"";
        Stream<JsonNode> own = elements(role.property("/Policies")).map(it -> it.path("PolicyDocument"));
        Stream<JsonNode> added = stack.resources("AWS::IAM::Policy").stream()
                .filter(it -> it.property("/Roles").toString().contains(reference))
                .map(it -> it.property("/PolicyDocument"));
        check(
                role.id(),
                Stream.concat(own, added).mapToInt(TemplateLimits::length).sum(),
                INLINE_POLICIES);
        check(
                role.id() + "'s policies",
                (int) stack.resources("AWS::IAM::ManagedPolicy").stream()
                        .filter(it -> it.property("/Roles").toString().contains(reference))
                        .count(),
                ATTACHED_POLICIES);
    }

    private void check(String what, int is, int most) {
        if (is > most) {
            exceeded.add("%s: %s is %d, and at most %d is taken".formatted(stack.name(), what, is, most));
        }
    }

    /** As deployed, and not as CloudFormation writes it. */
    private static int length(JsonNode document) {
        if (document.isObject() && document.has("Fn::Join")) {
            return elements(document.at("/Fn::Join/1"))
                            .mapToInt(TemplateLimits::inText)
                            .sum()
                    + 2;
        }
        if (document.isObject() && (document.has("Ref") || document.has("Fn::GetAtt"))) {
            return inText(document) + 2;
        }
        if (document.isObject()) {
            return 1
                    + document.properties().stream()
                            .mapToInt(it -> it.getKey().length() + 4 + length(it.getValue()))
                            .sum();
        }
        return document.isArray()
                ? 1 + elements(document).mapToInt(it -> 1 + length(it)).sum()
                : document.toString().length();
    }

    private static int inText(JsonNode part) {
        if (part.isTextual()) {
            return part.asText().length();
        }
        return part.path("Ref").asText().equals("AWS::Partition") ? "aws".length() : REFERENCE.length();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
