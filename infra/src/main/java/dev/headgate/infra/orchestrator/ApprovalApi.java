package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.json.Json;
import dev.headgate.signin.CodeFlow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogSettings;
import software.amazon.awscdk.services.apigatewayv2.LogGroupLogDestination;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.IAlias;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Where the links in the mails to approvers lead. */
final class ApprovalApi extends Construct {

    private final HttpApi api;
    private final Optional<ApprovalDomain> domain;
    private final boolean asksToSignIn;

    ApprovalApi(Construct scope, ToolingNames names) {
        super(scope, "ApprovalApi");
        api = HttpApi.Builder.create(this, "Api")
                .apiName(names.of("approvals"))
                .description("Headgate: the page on which people decide")
                .createDefaultStage(false)
                // Who is kept out of the one address must not come in by the other.
                .disableExecuteApiEndpoint(names.configuration().domain().isPresent())
                .build();
        domain = names.configuration().domain().map(it -> new ApprovalDomain(this, it));
        asksToSignIn = names.configuration().signIn().isPresent();
        LogGroup log = LogGroup.Builder.create(this, "AccessLog")
                // The prefix by which AWS lets log groups in without a policy of their own, of which a region has few.
                .logGroupName("/aws/vendedlogs/apis/" + names.of("approval-requests"))
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        HttpStage.Builder stage = HttpStage.Builder.create(this, "Stage")
                .httpApi(api)
                .stageName("$default")
                .autoDeploy(true)
                // Enough for every approver at once, and for no one who guesses at links.
                .throttle(
                        ThrottleSettings.builder().rateLimit(10).burstLimit(20).build())
                .accessLogSettings(accessLog(log));
        domain.map(ApprovalDomain::mapping).ifPresent(stage::domainMapping);
        stage.build();
    }

    /** Where a link begins, without a slash at the end. It exists before the function that it leads to. */
    String url() {
        return domain.map(ApprovalDomain::url).orElseGet(api::getApiEndpoint);
    }

    /** What a record of a host of one's own must point at. */
    Optional<String> target() {
        return domain.map(ApprovalDomain::target);
    }

    /** Counts what it answered with 4xx, and 429 with it: whoever sends more than it lets through keeps everybody out. */
    IMetric refused(MetricOptions options) {
        return api.metricClientError(options);
    }

    /** A browser that has signed in comes back by a path of its own, and signs out by another; the function checks who it is on each. */
    void servedBy(IAlias function) {
        HttpLambdaIntegration page = new HttpLambdaIntegration("Page", function);
        serve("/a/{id}", HttpMethod.ANY, page);
        if (asksToSignIn) {
            serve(CodeFlow.CALLBACK, HttpMethod.GET, page);
            serve(CodeFlow.SIGN_OUT, HttpMethod.POST, page);
        }
    }

    private void serve(String path, HttpMethod method, HttpLambdaIntegration page) {
        List<HttpRoute> routes = api.addRoutes(AddRoutesOptions.builder()
                .path(path)
                .methods(List.of(method))
                .integration(page)
                .build());
        routes.forEach(
                route -> Finding.accept(
                        route,
                        "AwsSolutions-APIG4",
                        asksToSignIn
                                ? "The function itself has browsers sign in: an authorizer of the API reads a header that no browser"
                                        + " sends."
                                : "Approvers have no account here: the link in the mail, of 128 random bits, is what lets one person"
                                        + " decide one question until it expires. approvals.signIn in headgate.yaml demands more."));
    }

    /** Not the path: whoever reads the log could decide by the links in it. */
    private static IAccessLogSettings accessLog(LogGroup log) {
        Map<String, String> format = new LinkedHashMap<>();
        format.put("time", "$context.requestTime");
        format.put("requestId", "$context.requestId");
        format.put("ip", "$context.identity.sourceIp");
        format.put("userAgent", "$context.identity.userAgent");
        format.put("method", "$context.httpMethod");
        format.put("route", "$context.routeKey");
        format.put("status", "$context.status");
        format.put("bytes", "$context.responseLength");
        format.put("milliseconds", "$context.responseLatency");
        format.put("error", "$context.integrationErrorMessage");
        return new IAccessLogSettings() {
            @Override
            public LogGroupLogDestination getDestination() {
                return new LogGroupLogDestination(log);
            }

            @Override
            public AccessLogFormat getFormat() {
                return AccessLogFormat.custom(Json.write(format));
            }
        };
    }
}
