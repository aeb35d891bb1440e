package dev.headgate.infra.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.Tooling;
import java.util.stream.Collectors;

/** What CloudFormation puts in place of a stack's references, as far as policies have them. */
record TemplateValues(StackTemplate stack, String account, String region) {

    /** The same value with every reference resolved. */
    JsonNode resolve(JsonNode value) {
        if (value.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            value.forEach(it -> all.add(resolve(it)));
            return all;
        }
        if (!value.isObject()) {
            return value;
        }
        if (value.size() == 1) {
            String name = value.fieldNames().next();
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return TextNode.valueOf(reference(name, value.get(name)));
            }
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(it -> members.set(it.getKey(), resolve(it.getValue())));
        return members;
    }

    private String reference(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> ref(argument.asText());
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Join" ->
                Tooling.elements(argument.get(1))
                        .map(it -> resolve(it).asText())
                        .collect(Collectors.joining(argument.get(0).asText()));
            default -> throw new AssertionError(stack + " has a " + function + ": teach TemplateValues about it");
        };
    }

    private String ref(String name) {
        return switch (name) {
            case "AWS::Partition" -> "aws";
            case "AWS::AccountId" -> account;
            case "AWS::Region" -> region;
            case "AWS::URLSuffix" -> "amazonaws.com";
            default -> {
                Resource resource = resource(name);
                // What Ref is depends on the resource: a topic's is its ARN, most others' their name.
                yield resource.type().equals("AWS::SNS::Topic") ? arn(resource) : physicalName(resource);
            }
        };
    }

    private String attribute(JsonNode argument) {
        if (!argument.get(1).asText().equals("Arn")) {
            throw new AssertionError(stack + " has a Fn::GetAtt of " + argument + ": teach TemplateValues about it");
        }
        return arn(resource(argument.get(0).asText()));
    }

    /** The ARN that AWS makes of a resource's physical name. */
    String arn(Resource resource) {
        String name = physicalName(resource);
        return switch (resource.type()) {
            case "AWS::DynamoDB::Table" -> arn("dynamodb", "table/" + name);
            case "AWS::IAM::Role" -> "arn:aws:iam::" + account + ":role/" + name;
            case "AWS::Logs::LogGroup" -> arn("logs", "log-group:" + name + ":*");
            case "AWS::SNS::Topic" -> arn("sns", name);
            case "AWS::SQS::Queue" -> arn("sqs", name);
            default ->
                throw new AssertionError("What is the ARN of " + resource.type() + "? Teach TemplateValues about it");
        };
    }

    private static String physicalName(Resource resource) {
        String kind = resource.type().substring(resource.type().lastIndexOf(':') + 1);
        JsonNode name = resource.property("/" + kind + "Name");
        if (!name.isTextual()) {
            throw new AssertionError(resource + " has no physical name of its own");
        }
        return name.asText();
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }

    private Resource resource(String id) {
        return stack.resources()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(stack + " refers to " + id + ", which it does not have"));
    }
}
