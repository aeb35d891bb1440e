package dev.headgate.infra.orchestrator;

import dev.headgate.config.Configuration;
import dev.headgate.infra.stack.EcsNewsPatterns;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.ToolingNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The bus to which environments of other accounts and regions forward their events. */
final class ToolingBus extends Construct {

    private final EventBus bus;

    ToolingBus(Construct scope, ToolingNames names, List<EnvironmentServices> elsewhere) {
        super(scope, "Bus");
        bus = EventBus.Builder.create(this, "Bus")
                .eventBusName(names.names().eventBus())
                .description("Headgate: events of environments in other accounts and regions")
                .build();
        List<String> accounts = accounts(names.configuration(), elsewhere);
        if (!accounts.isEmpty()) {
            admit(accounts, elsewhere.stream().anyMatch(it -> !it.movedByEcs().isEmpty()));
        }
    }

    IEventBus bus() {
        return bus;
    }

    /** Not by the bus's own method: CDK warns of a property that it reads there itself. */
    private void admit(List<String> accounts, boolean ecsTells) {
        PolicyStatement statement = PolicyStatement.Builder.create()
                .sid("EnvironmentsAccounts")
                .principals(
                        accounts.stream().<IPrincipal>map(AccountPrincipal::new).toList())
                .actions(List.of("events:PutEvents"))
                .resources(List.of(bus.getEventBusArn()))
                .conditions(onlyWhatIsForwarded(ecsTells))
                .build();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("EventBusName", bus.getEventBusName());
        properties.put("StatementId", "EnvironmentsAccounts");
        properties.put("Statement", statement.toStatementJson());
        CfnResource.Builder.create(this, "Policy")
                .type("AWS::Events::EventBusPolicy")
                .properties(properties)
                .build();
    }

    /**
     * The keys may hold several values, which a plain StringEquals would refuse; ForAllValues lets a request through that has
     * none, hence the second condition.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-example-policy-cross-account-custom-bus-source.html">Example policy</a>
     */
    private static Map<String, Object> onlyWhatIsForwarded(boolean ecsTells) {
        List<String> types = new ArrayList<>(
                List.of("CloudWatch Alarm State Change", "CodeDeploy Deployment State-change Notification"));
        List<String> sources = new ArrayList<>(List.of("aws.cloudwatch", "aws.codedeploy"));
        if (ecsTells) {
            types.addAll(EcsNewsPatterns.TYPES);
            sources.add(EcsNewsPatterns.SOURCE);
        }
        Map<String, Object> values = new TreeMap<>();
        values.put("events:detail-type", types);
        values.put("events:source", sources);
        Map<String, Object> conditions = new TreeMap<>();
        conditions.put("ForAllValues:StringEquals", values);
        conditions.put("Null", Map.of("events:source", "false"));
        return conditions;
    }

    /** The tooling account itself needs no permission, from whatever region. */
    private static List<String> accounts(Configuration configuration, List<EnvironmentServices> elsewhere) {
        return elsewhere.stream()
                .map(EnvironmentServices::account)
                .filter(account -> !account.equals(configuration.account()))
                .distinct()
                .toList();
    }
}
