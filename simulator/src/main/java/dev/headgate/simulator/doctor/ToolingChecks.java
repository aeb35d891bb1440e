package dev.headgate.simulator.doctor;

import dev.headgate.config.Configuration;
import dev.headgate.config.Delivery;
import dev.headgate.config.Names;
import dev.headgate.config.Service;
import software.amazon.awssdk.regions.Region;

/** What is looked at in the tooling account. */
record ToolingChecks(Installed installed) {

    void addTo(Checks checks) {
        Configuration configuration = installed.configuration();
        Names names = configuration.names();
        DoctorClients clients = installed.clients();
        Stacks stacks = installed.stacks();
        add(checks, new ConfigurationCheck(clients.factory().ssm(), configuration, stacks));
        configuration.approvers().forEach((name, email) -> add(checks, approver(name, email)));
        add(checks, new ReadersCheck("alerts", subscriptions(names.alertsTopic()), stacks));
        add(checks, new ReadersCheck("updates", subscriptions(names.updatesTopic()), stacks));
        add(
                checks,
                new DockerRegistryCheck(
                        clients.secretsManager(), names.dockerRegistrySecret(), configuration.region()));
        for (Service service : configuration.services()) {
            service.delivery().source().ifPresent(source -> add(checks, connection(service, source)));
            add(checks, new ImageCheck(clients.factory().ecr(), service, registry(), configuration.region(), stacks));
        }
    }

    private void add(Checks checks, Check check) {
        Configuration configuration = installed.configuration();
        checks.add(
                "Tooling account " + configuration.account() + ", " + configuration.region(),
                new OnlyFrom(configuration.account(), installed.caller(), check));
    }

    private Check approver(String name, String email) {
        return new ApproverCheck(
                name, email, subscriptions(installed.configuration().names().approvalsTopic()), installed.stacks());
    }

    /** A connection is looked up where it was made, which its ARN says. */
    private Check connection(Service service, Delivery.Source source) {
        String region = source.connection().split(":", -1)[3];
        return new ConnectionCheck(
                installed.clients().codeConnections(Region.of(region)), service.name(), region, source.connection());
    }

    private Subscriptions subscriptions(String topic) {
        String region = installed.configuration().region();
        return new Subscriptions(
                installed.clients().factory().sns(),
                "arn:aws:sns:" + region + ":" + installed.configuration().account() + ":" + topic,
                region);
    }

    private String registry() {
        Configuration configuration = installed.configuration();
        return configuration.account() + ".dkr.ecr." + configuration.region() + ".amazonaws.com";
    }
}
