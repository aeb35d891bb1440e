package dev.headgate.infra.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Whatever a policy of ours lets an AWS service do, it lets it do for our accounts only: any account's EventBridge,
 * CloudWatch or CodeBuild goes by the same principal.
 */
@NeedsNode
class TrustedServicesTest {

    /**
     * Services that take a role from nobody but a caller of the role's own account who may pass it (IAM, PassRole), and for
     * which no documentation says that they name the source when they assume it: a condition might keep them from it.
     */
    private static final Set<String> TAKE_ROLES_OF_THEIR_OWN_ACCOUNT =
            Set.of("lambda.amazonaws.com", "codepipeline.amazonaws.com", "events.amazonaws.com", "ecs.amazonaws.com");

    /** The role by which ECS starts tasks, of which the documentation has no condition; the role of the tasks has one. */
    private static final String STARTS_TASKS = "ExecutionRole";

    @Test
    void namesTheAccountOfEveryServiceThatItTrusts() {
        assertThat(apps().flatMap(app -> app.stacks().stream()).flatMap(TrustedServicesTest::unconditioned))
                .isEmpty();
    }

    @Test
    void namesTheRuleOrApiThatMayCallAFunction() {
        assertThat(apps().flatMap(app -> app.stacks().stream())
                        .flatMap(stack -> stack.resources("AWS::Lambda::Permission").stream()))
                .isNotEmpty()
                .allSatisfy(permission -> assertThat(
                                permission.property("/SourceArn").isMissingNode()
                                        && permission.property("/SourceAccount").isMissingNode())
                        .as(permission.id())
                        .isFalse());
    }

    /** Each condition that is taken away is found: the test would see one that is forgotten. */
    @Test
    void seesEachConditionThatIsMissing() {
        StackTemplate stack = SynthesizedApp.ofFourAccounts().stack("headgate-orchestrator-longsuffix");
        List<JsonNode> statements = new ArrayList<>();
        JsonNode copy = stack.json().deepCopy();
        StackTemplate changed = new StackTemplate(stack.name(), copy);
        changed.resources()
                .forEach(resource -> statements(resource.json())
                        .filter(it -> !services(it).isEmpty() && isConditioned(it) && !isAccepted(resource, it))
                        .forEach(statements::add));

        assertThat(statements).hasSizeGreaterThan(3).allSatisfy(statement -> {
            JsonNode condition = ((ObjectNode) statement).remove("Condition");
            assertThat(unconditioned(changed)).hasSize(1);
            ((ObjectNode) statement).set("Condition", condition);
        });
    }

    @Test
    void letsNoServicePublishAlertsOrUseTheKeyButCloudWatchForOurAlarms() {
        for (SynthesizedApp app : apps().toList()) {
            Stream<Resource> policies = app.stacks().stream()
                    .flatMap(StackTemplate::resources)
                    .filter(it -> it.type().equals("AWS::SNS::TopicPolicy")
                            || it.type().equals("AWS::KMS::Key"));
            assertThat(policies.flatMap(it -> statements(it.json()))
                            .flatMap(it -> services(it).stream())
                            .distinct())
                    .containsExactly("cloudwatch.amazonaws.com");
        }
    }

    private static Stream<SynthesizedApp> apps() {
        return Stream.of(SynthesizedApp.ofOneAccount(), SynthesizedApp.ofFourAccounts(), SynthesizedApp.ofMadeByEcs());
    }

    private static Stream<String> unconditioned(StackTemplate stack) {
        return stack.resources()
                .flatMap(resource -> statements(resource.json())
                        .filter(it -> !services(it).isEmpty())
                        .filter(it -> !isConditioned(it) && !isAccepted(resource, it))
                        .map(it -> stack.name() + " " + resource.id() + ": " + it));
    }

    private static boolean isAccepted(Resource resource, JsonNode statement) {
        boolean isRole = resource.type().equals("AWS::IAM::Role")
                && statement.path("Action").asText().equals("sts:AssumeRole");
        return isRole
                && (TAKE_ROLES_OF_THEIR_OWN_ACCOUNT.containsAll(services(statement))
                        || resource.id().contains(STARTS_TASKS));
    }

    /** By an account that is one of ours, or by the ARN of something in one. */
    private static boolean isConditioned(JsonNode statement) {
        return statement.path("Condition").properties().stream()
                .filter(it ->
                        it.getKey().startsWith("StringEquals") || it.getKey().startsWith("Arn"))
                .map(Map.Entry::getValue)
                .anyMatch(keys -> isOurs(keys.path("aws:SourceAccount")) || isOurs(keys.path("aws:SourceArn")));
    }

    private static boolean isOurs(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).allMatch(TrustedServicesTest::isOurs);
        }
        return value.isObject() || value.asText().matches("(\\d{12}|arn:aws:[a-z0-9-]+:[a-z0-9-]*:\\d{12}:.+)");
    }

    private static List<String> services(JsonNode statement) {
        JsonNode named = statement.path("Principal").path("Service");
        List<String> services = new ArrayList<>();
        if (named.isTextual()) {
            services.add(named.asText());
        }
        named.forEach(it -> services.add(it.asText()));
        return statement.path("Effect").asText().equals("Allow") ? services : List.of();
    }

    /** All that look like a policy's statement, however deep. */
    private static Stream<JsonNode> statements(JsonNode node) {
        Stream<JsonNode> within = Stream.of(node).flatMap(it -> {
            List<JsonNode> parts = new ArrayList<>();
            it.forEach(parts::add);
            return parts.stream().flatMap(TrustedServicesTest::statements);
        });
        return node.has("Effect") && node.has("Principal") ? Stream.concat(Stream.of(node), within) : within;
    }
}
