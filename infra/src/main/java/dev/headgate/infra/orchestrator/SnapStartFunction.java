package dev.headgate.infra.orchestrator;

import dev.headgate.infra.stack.RolePolicies;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IAlias;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** A Java function that acts as a role of its own, and is called by its alias {@code live} only. */
final class SnapStartFunction extends Construct {

    private final LogGroup log;
    private final Function function;
    private final Alias live;

    /**
     * What a function is.
     *
     * @param id in the stack
     * @param name physical
     * @param role physical name of its role
     * @param handler the class that Lambda calls
     * @param memoryMegabytes also buys the processor: a whole one at 1,769 MB
     */
    record Spec(
            String id,
            String name,
            String role,
            String logGroup,
            String description,
            Class<?> handler,
            int memoryMegabytes,
            Duration timeout) {}

    SnapStartFunction(
            Construct scope,
            Spec spec,
            FunctionCode code,
            Map<String, String> variables,
            List<PolicyStatement> allowed) {
        super(scope, spec.id());
        log = LogGroup.Builder.create(this, "Log")
                .logGroupName(spec.logGroup())
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Role role = Role.Builder.create(this, "Role")
                .roleName(spec.role())
                .description("Headgate: " + spec.description())
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        allow(role, allowed);
        log.grantWrite(role);
        function = code.start(Function.Builder.create(this, "Function"), spec.handler())
                .functionName(spec.name())
                .description("Headgate: " + spec.description())
                .architecture(Architecture.ARM_64)
                .memorySize(spec.memoryMegabytes())
                .timeout(spec.timeout())
                .environment(code.variables(variables))
                .role(role.withoutPolicyUpdates())
                .loggingFormat(LoggingFormat.JSON)
                .applicationLogLevelV2(ApplicationLogLevel.INFO)
                .systemLogLevelV2(SystemLogLevel.INFO)
                .logGroup(log)
                .build();
        // The first start of a version takes the snapshot and writes to the log already.
        function.getNode().addDependency(role);
        live = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        Validations.of(function)
                .acknowledge(Acknowledgment.builder()
                        .id("Annotation::@aws-cdk/aws-lambda:snapStartRequirePublish")
                        .reason(
                                "The alias live points at a published version, and nothing calls the function but by it.")
                        .build());
    }

    /** Where they are more than fit into the role, they are policies of their own: of many repositories that are named. */
    private static void allow(Role role, List<PolicyStatement> allowed) {
        if (RolePolicies.fitInline(allowed)) {
            allowed.forEach(role::addToPolicy);
            return;
        }
        List<List<PolicyStatement>> policies = RolePolicies.of(role.getNode().getPath(), allowed);
        for (int i = 0; i < policies.size(); i++) {
            ManagedPolicy.Builder.create(role, "Policy-" + (i + 1))
                    .description("Headgate: what a function may do, part " + (i + 1) + " of " + policies.size())
                    .statements(policies.get(i))
                    .roles(List.of(role))
                    .build();
        }
    }

    /** What to call. */
    IAlias live() {
        return live;
    }

    /** What to measure: errors and throttles of all versions. */
    Function function() {
        return function;
    }

    ILogGroup log() {
        return log;
    }
}
