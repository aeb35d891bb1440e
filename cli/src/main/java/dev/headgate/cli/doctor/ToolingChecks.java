package dev.headgate.cli.doctor;

import dev.headgate.config.Configuration;
import dev.headgate.config.Delivery;
import dev.headgate.config.Names;
import dev.headgate.config.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** What is looked at in the tooling account. */
record ToolingChecks(Installed installed, DoctorClients clients, Checks checks, String group) {

    static void addTo(Checks checks, Installed installed) {
        Configuration configuration = installed.configuration();
        String group = "Tooling account " + configuration.account() + ", " + configuration.region();
        Optional<DoctorClients> clients = installed.accounts().in(configuration.account());
        if (clients.isPresent()) {
            new ToolingChecks(installed, clients.get(), checks, group).addAll();
        } else {
            checks.add(group, new ForeignAccountCheck(configuration.account(), installed.againInAllAccounts()));
        }
    }

    private void addAll() {
        orchestrator();
        people();
        configuration().services().forEach(this::delivery);
    }

    private void orchestrator() {
        add(new ConfigurationCheck(clients.ssm(), configuration(), stacks()));
        for (String machine : List.of("release", "deployment")) {
            add(new StateMachineCheck(
                    clients.stepFunctions(),
                    arn("states", "stateMachine:" + names().of("headgate-" + machine)),
                    machine,
                    installed.definitions(),
                    stacks()));
        }
        add(new DockerRegistryCheck(clients.secretsManager(), names().dockerRegistrySecret(), cli(), stacks()));
    }

    private void people() {
        Subscriptions questions = subscriptions(names().approvalsTopic());
        configuration()
                .approvers()
                .forEach((name, email) -> add(new SubscriptionCheck(
                        "approver " + name, email, Map.of("approver", List.of(name)), questions, stacks())));
        add(new QuestionsCheck(configuration().approvers(), questions, stacks()));
        readers(
                "alerts",
                true,
                names().alertsTopic(),
                configuration().subscribers().alerts());
        readers(
                "updates",
                false,
                names().updatesTopic(),
                configuration().subscribers().updates());
    }

    private void readers(String what, boolean needed, String topic, List<String> emails) {
        Subscriptions subscriptions = subscriptions(topic);
        if (emails.isEmpty()) {
            add(new ReadersCheck(what, needed, subscriptions, stacks()));
        }
        emails.forEach(email -> add(new SubscriptionCheck(what, email, Map.of(), subscriptions, stacks())));
    }

    private void delivery(Service service) {
        service.delivery().flatMap(Delivery::source).ifPresent(source -> add(connection(service, source)));
        add(new ImageCheck(clients.ecr(), service, registry(), cli(), getRepository(service)));
        if (service.bringsRepository() && owner(service).equals(service)) {
            new ExistingRepository(clients.ecr(), configuration(), service, cli())
                    .checks()
                    .forEach(this::add);
        }
    }

    /** What to do where it is not there. */
    private String getRepository(Service service) {
        return service.bringsRepository()
                ? "Correct services." + service.name() + ".repository.existing in headgate.yaml to one of these:\n"
                        + cli().command("ecr describe-repositories") + " --query 'repositories[].repositoryName'"
                : stacks().deployDelivery(owner(service).name());
    }

    /** Of several services that share a repository, the stack of the first one makes it. */
    private Service owner(Service service) {
        return configuration().services().stream()
                .filter(it -> it.repository().equals(service.repository()))
                .findFirst()
                .orElse(service);
    }

    /** A connection is looked up where it was made, which its ARN says. */
    private Check connection(Service service, Delivery.Source source) {
        String region = source.connection().split(":", -1)[3];
        return new ConnectionCheck(
                clients.codeConnections(Region.of(region)), service.name(), region, source.connection());
    }

    private Subscriptions subscriptions(String topic) {
        return new Subscriptions(clients.sns(), arn("sns", topic), cli());
    }

    private void add(Check check) {
        checks.add(group, check);
    }

    private Configuration configuration() {
        return installed.configuration();
    }

    private Names names() {
        return configuration().names();
    }

    private Cli cli() {
        return installed.cli(configuration().account(), configuration().region());
    }

    private Stacks stacks() {
        return installed.stacks();
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + configuration().region() + ":"
                + configuration().account() + ":" + resource;
    }

    private String registry() {
        return configuration().account() + ".dkr.ecr." + configuration().region() + ".amazonaws.com";
    }
}
