package dev.headgate.infra.orchestrator;

import dev.headgate.aws.FunctionSettings;
import dev.headgate.function.ApprovalFunction;
import dev.headgate.function.DeploymentFunction;
import dev.headgate.function.ReleaseFunction;
import dev.headgate.function.WatchdogFunction;
import dev.headgate.function.WidgetFunction;
import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.stack.ToolingNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The orchestrator's functions: one jar, cut by what each is trusted with. */
final class Functions extends Construct {

    private final ToolingNames names;
    private final FunctionCode code;
    private final Map<String, String> variables;

    private final SnapStartFunction release;
    private final SnapStartFunction deployment;
    private final SnapStartFunction approval;
    private final SnapStartFunction watchdog;
    private final SnapStartFunction widget;

    Functions(Construct scope, ToolingNames names, FunctionCode code, FunctionSettings settings, Allowed allowed) {
        super(scope, "Functions");
        this.names = names;
        this.code = code;
        this.variables = settings.variables();
        // A handful of calls, twice in a release, with nobody waiting. Less than the states' 60 seconds: a timeout is
        // then the function's, with its log.
        release =
                function("Release", "plans and announces releases", ReleaseFunction.class, 512, 50, allowed.release());
        // Called every half minute while traffic moves, and reads six services each time: the processor that comes with
        // 1 GB does so in half the time that 512 MB take, at about the same price per call.
        deployment = function(
                "Deployment", "every step of a deployment", DeploymentFunction.class, 1024, 50, allowed.deployment());
        // A person waits, and most often after a cold start; API Gateway gives up at 30 seconds.
        approval = function("Approval", "the approval page", ApprovalFunction.class, 1024, 28, allowed.approval());
        // Looks at one lock after the other, and must be through before the next sweep, five minutes later.
        watchdog = function(
                "Watchdog",
                "takes over deployments whose execution is gone",
                WatchdogFunction.class,
                512,
                240,
                allowed.watchdog());
        // Somebody looks at the dashboard; CloudWatch waits for half a minute.
        widget = function("Widget", "what the dashboard shows", WidgetFunction.class, 512, 28, allowed.widget());
        Finding.accept(
                this,
                "AwsSolutions-IAM5[Resource::*]",
                "states:SendTaskSuccess knows no resource: what answers a task is its token. Neither do Inspector's lists of"
                        + " findings. All are limited to the region.");
        Finding.accept(
                this,
                Finding.wildcard(names.configurationParameterArns()),
                "All that headgate.yaml says of this installation: each service has a parameter of its own.");
        Finding.accept(
                this,
                Finding.wildcard(names.pipelineArns()),
                "An action of any pipeline may release a service: what its stage was rolled back to, only CodePipeline"
                        + " knows.");
        Finding.accept(
                this,
                Finding.wildcard(names.repositoryArns()),
                "Only those that carry the tag of this installation: a condition says so.");
        Finding.accept(
                this,
                "AwsSolutions-IAM5[Resource::" + names.executionArns(ToolingNames.DEPLOYMENT) + "]",
                "All executions of one state machine, whose names are not known before they start.");
    }

    SnapStartFunction release() {
        return release;
    }

    SnapStartFunction deployment() {
        return deployment;
    }

    SnapStartFunction approval() {
        return approval;
    }

    SnapStartFunction watchdog() {
        return watchdog;
    }

    SnapStartFunction widget() {
        return widget;
    }

    List<SnapStartFunction> all() {
        return List.of(release, deployment, approval, watchdog, widget);
    }

    private SnapStartFunction function(
            String id,
            String description,
            Class<?> handler,
            int memory,
            int seconds,
            List<PolicyStatement> statements) {
        String part = id.toLowerCase(Locale.ROOT);
        return new SnapStartFunction(
                this,
                new SnapStartFunction.Spec(
                        id,
                        names.of(part),
                        // For the deployment function this is the name that the deploy roles trust.
                        names.of(part + "-function"),
                        names.logGroup("functions/" + part),
                        description,
                        handler,
                        memory,
                        Duration.seconds(seconds)),
                code,
                variables,
                statements);
    }
}
