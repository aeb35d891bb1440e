package dev.headgate.simulator.installation;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Names;
import dev.headgate.config.Service;
import dev.headgate.simulator.tooling.ToolingAccount;
import java.util.List;
import java.util.Map;

/** Puts into the tooling account what a deployment of Headgate puts there. */
record Installation(Configuration configuration, ToolingAccount tooling) {

    /** Who reads alerts and updates where the configuration names nobody: somebody subscribes by hand then. */
    private static final List<String> ON_CALL = List.of("on-call@example.com");

    private static final List<String> TEAM = List.of("team@example.com");

    private static final String SIGN_IN_SECRET =
            "{\"clientSecret\":\"\",\"sessionKey\":\"%s\"}".formatted("simulated".repeat(8));

    static Installation of(Configuration configuration, ToolingAccount tooling) {
        return new Installation(configuration, tooling);
    }

    void install() {
        tooling.dynamoDb().addTable(new Arns(configuration).table(), "expiresAt");
        tooling.ssm().deploy(configuration);
        tooling.ssm().put(configuration.names().signInParameter(), SIGN_IN_SECRET);
        addTopics();
        configuration.services().forEach(this::addService);
    }

    private void addTopics() {
        Names names = configuration.names();
        String approvals = tooling.sns().addTopic(names.approvalsTopic());
        configuration
                .approvers()
                .forEach((name, email) ->
                        tooling.sns().addSubscriber(approvals, email, Map.of("approver", List.of(name))));
        subscribe(names.alertsTopic(), configuration.subscribers().alerts(), ON_CALL);
        subscribe(names.updatesTopic(), configuration.subscribers().updates(), TEAM);
    }

    private void subscribe(String topic, List<String> configured, List<String> otherwise) {
        String arn = tooling.sns().addTopic(topic);
        (configured.isEmpty() ? otherwise : configured)
                .forEach(email -> tooling.sns().addSubscriber(arn, email, Map.of()));
    }

    private void addService(Service service) {
        tooling.ecr().addRepository(service.repository());
        for (Environment environment : service.environments()) {
            tooling.sts()
                    .addRole(
                            environment.target().roleArn(), environment.target().externalId());
        }
    }
}
