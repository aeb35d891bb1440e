package dev.headgate.infra.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.Tooling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsNode
class ApprovalApiTest {

    private static StackTemplate stack;
    private static Resource stage;

    @BeforeAll
    static void synthesize() {
        stack = Tooling.orchestrator();
        stage = stack.resource("AWS::ApiGatewayV2::Stage");
    }

    @Test
    void servesLinksAndNothingElse() {
        assertThat(stack.resource("AWS::ApiGatewayV2::Route")
                        .property("/RouteKey")
                        .asText())
                .isEqualTo("ANY /a/{id}");
        assertThat(stack.resource("AWS::ApiGatewayV2::Integration")
                        .property("/IntegrationUri/Ref")
                        .asText())
                .contains("ApprovalLive");
        assertThat(stack.resource("AWS::ApiGatewayV2::Integration")
                        .property("/PayloadFormatVersion")
                        .asText())
                .isEqualTo("2.0");
    }

    @Test
    void putsNoStageIntoTheLinks() {
        assertThat(stage.property("/StageName").asText()).isEqualTo("$default");
    }

    @Test
    void slowsDownWhoeverGuesses() {
        assertThat(stage.property("/DefaultRouteSettings/ThrottlingRateLimit").asInt())
                .isEqualTo(10);
        assertThat(stage.property("/DefaultRouteSettings/ThrottlingBurstLimit").asInt())
                .isEqualTo(20);
    }

    @Test
    void logsRequestsWithoutTheLinkThatWouldLetAReaderDecide() {
        String format = stage.property("/AccessLogSettings/Format").asText();

        assertThat(format)
                .contains("$context.status", "$context.routeKey")
                .doesNotContain("$context.path", "rawPath", "resourcePath", "$context.authorizer");
    }

    /** Outside of that prefix each group adds to one policy of the region, which a busy account fills up. */
    @Test
    void logsRequestsWhereLogDeliveryNeedsNoPolicyOfItsOwn() {
        assertThat(stack.resources("AWS::Logs::LogGroup"))
                .filteredOn(it -> it.id().contains("AccessLog"))
                .singleElement()
                .satisfies(it -> assertThat(it.property("/LogGroupName").asText())
                        .isEqualTo("/aws/vendedlogs/apis/headgate-approval-requests"));
    }

    @Test
    void asksForNoSignInUnlessTheConfigurationDoes() {
        assertThat(stack.resource("AWS::ApiGatewayV2::Route")
                        .property("/AuthorizationType")
                        .asText())
                .isEqualTo("NONE");
        assertThat(Tooling.variables(stack, "headgate-approval").has("HEADGATE_SIGN_IN_CLAIM"))
                .isFalse();
    }

    /** An authorizer would read a header that no browser sends. */
    @Test
    void leavesSignInToTheFunctionAndLetsBrowsersComeBack() {
        StackTemplate four = Tooling.orchestratorOfFour();

        assertThat(four.resources("AWS::ApiGatewayV2::Authorizer")).isEmpty();
        assertThat(four.resources("AWS::ApiGatewayV2::Route"))
                .extracting(it -> it.property("/RouteKey").asText() + " "
                        + it.property("/AuthorizationType").asText())
                .containsExactlyInAnyOrder("ANY /a/{id} NONE", "GET /signed-in NONE", "POST /sign-out NONE");
        JsonNode variables = Tooling.variables(four, "headgate-approval-longsuffix");
        assertThat(variables.path("HEADGATE_SIGN_IN_ISSUER").asText()).isEqualTo("https://login.example.com");
        assertThat(variables.path("HEADGATE_SIGN_IN_AUDIENCE").asText()).isEqualTo("headgate-approvals");
        assertThat(variables.path("HEADGATE_SIGN_IN_CLAIM").asText()).isEqualTo("email");
        assertThat(variables.path("HEADGATE_SIGN_IN_SECRET").asText())
                .isEqualTo("/aws/reference/secretsmanager/headgate-longsuffix/sign-in");
    }

    /** A link can not sign anybody out, so no other method gets there. */
    @Test
    void signsOutByAFormAlone() {
        assertThat(Tooling.orchestratorOfFour().resources("AWS::Lambda::Permission"))
                .filteredOn(it -> it.property("/SourceArn").toString().contains("/sign-out"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.property("/SourceArn").toString()).contains("/*/*/sign-out");
                    assertThat(it.property("/Action").asText()).isEqualTo("lambda:InvokeFunction");
                    assertThat(it.property("/FunctionName").toString()).contains("ApprovalLive");
                });
        assertThat(stack.resources("AWS::ApiGatewayV2::Route"))
                .noneMatch(it -> it.property("/RouteKey").asText().contains("/sign-out"));
    }

    @Test
    void makesTheKeyOfSessionsWhereApproversSignIn() {
        JsonNode made = Tooling.orchestratorOfFour()
                .resource("AWS::SecretsManager::Secret", "Name", "headgate-longsuffix/sign-in")
                .property("/GenerateSecretString");

        assertThat(made.path("GenerateStringKey").asText()).isEqualTo("sessionKey");
        assertThat(made.path("PasswordLength").asInt()).isEqualTo(64);
        assertThat(made.path("SecretStringTemplate").asText()).isEqualTo("{\"clientSecret\":\"\"}");
        assertThat(stack.resources("AWS::SecretsManager::Secret"))
                .noneMatch(it -> it.property("/Name").asText().endsWith("/sign-in"));
    }

    @Test
    void mayCallThePageOnlyFromItsRoute() {
        assertThat(stack.resources("AWS::Lambda::Permission"))
                .filteredOn(it -> it.property("/Principal").asText().equals("apigateway.amazonaws.com"))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.property("/SourceArn").toString()).contains("/*/*/a/{id}"));
    }
}
