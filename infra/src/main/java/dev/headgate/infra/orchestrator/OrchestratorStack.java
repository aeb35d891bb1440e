package dev.headgate.infra.orchestrator;

import dev.headgate.aws.FunctionSettings;
import dev.headgate.aws.SignInSettings;
import dev.headgate.config.Configuration;
import dev.headgate.config.Packaging;
import dev.headgate.config.StackNames;
import dev.headgate.infra.stack.Artifacts;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.ConfigurationParameter;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.StackPlace;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.infra.stack.Undelivered;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** What runs releases: state machines, functions and their table, the approval page, topics, triggers and alarms. */
public final class OrchestratorStack extends BaseStack {

    public OrchestratorStack(Construct app, StackNames stacks, Configuration configuration, Artifacts artifacts) {
        super(app, StackPlace.inTooling(configuration, stacks.orchestrator(), "Headgate: what runs releases"));
        ToolingNames names = new ToolingNames(configuration);
        ToolingKey key = new ToolingKey(this, names);
        DeploymentTable deployments = new DeploymentTable(this, names, key.key());
        Topics topics = new Topics(this, names, key.key());
        ApprovalApi page = new ApprovalApi(this, names);
        Configuration shared = configuration.withServices(List.of());
        ConfigurationParameter parameter = new ConfigurationParameter(
                this, names.names().configurationParameters().installation(), "Headgate's configuration", shared);
        new DockerRegistrySecret(this, names);
        if (configuration.signIn().isPresent()) {
            new PageSecret(this, names);
        }
        FunctionSettings settings = new FunctionSettings(
                deployments.table().getTableName(),
                names.names().configurationParameters().path(),
                topics.approvals().getTopicArn(),
                topics.alerts().getTopicArn(),
                topics.updates().getTopicArn(),
                page.url(),
                names.stateMachineArn(ToolingNames.DEPLOYMENT),
                configuration
                        .signIn()
                        .map(it -> new SignInSettings(it, names.names().signInParameter())));
        Undelivered undelivered = new Undelivered(this, names, "orchestrator");
        undelivered.admit(names.ruleArns());
        Functions functions = new Functions(
                this,
                names,
                new FunctionCode(configuration.packaging().orElse(Packaging.SNAPSHOT), artifacts),
                settings,
                new Allowed(names, deployments.table(), topics, undelivered));
        // A function that starts before there is a configuration fails.
        functions.getNode().addDependency(parameter);
        page.servedBy(functions.approval().live());
        StateMachines machines = new StateMachines(this, names, artifacts, functions);
        new Operators(this, names, machines);
        new People(this, names, deployments.table());
        watch(names, functions, machines, undelivered);
        new DailyCall(this, names, functions);
        OrchestratorAlarms alarms =
                new OrchestratorAlarms(this, names, functions, machines, page, undelivered, topics.alerts());
        new StatusDashboard(this, names, functions, machines, alarms, environments(configuration, false));
        page.target().ifPresent(it -> output("ApprovalsTarget", it, "Where the approval page's own host must point"));
        output(
                "ApprovalsUrl",
                page.url(),
                "Where approvers' links begin; an issuer sends browsers back to /signed-in there");
        output("ReleaseStateMachine", machines.release().getStateMachineArn(), "Start an execution of it to release");
        output("AlertsTopic", topics.alerts().getTopicArn(), "Subscribe whoever must act when something went wrong");
        output("UpdatesTopic", topics.updates().getTopicArn(), "Subscribe whoever wants to follow");
        output("ApprovalsTopic", topics.approvals().getTopicArn(), "Approvers are subscribed; each has to confirm");
    }

    private void watch(ToolingNames names, Functions functions, StateMachines machines, Undelivered undelivered) {
        List<EnvironmentServices> elsewhere = environments(names.configuration(), true);
        Optional<ToolingBus> bus =
                elsewhere.isEmpty() ? Optional.empty() : Optional.of(new ToolingBus(this, names, elsewhere));
        new Watches(this, names, machines, functions.watchdog(), undelivered)
                .environments(environments(names.configuration(), false), bus, elsewhere);
    }

    private static List<EnvironmentServices> environments(Configuration configuration, boolean elsewhere) {
        return EnvironmentServices.of(configuration).stream()
                .filter(it -> it.isElsewhere() == elsewhere)
                .toList();
    }

    private void output(String id, String value, String description) {
        CfnOutput.Builder.create(this, id).value(value).description(description).build();
    }
}
