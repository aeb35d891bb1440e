package dev.headgate.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads headgate.yaml from the top, in the order in which its sections refer to each other. */
final class ConfigurationReader {

    /** What the section environments says; the rules of releasing there come with each service. */
    private record Declared(String name, int wave, String account, String region) {}

    private static final String SOURCE_EXAMPLE = "source: {connection: \"%s\", repository: %s}"
            .formatted(Formats.CONNECTION.example(), Formats.SOURCE_REPOSITORY.example());
    private static final String DEFAULT_REGION = "us-east-1";
    private static final String SIGN_IN = "{issuer: \"https://login.example.com\", audience: headgate-approvals}";

    private final Section root;
    private final Faults faults;
    private final Map<String, String> serviceByPhysicalName = new HashMap<>();

    ConfigurationReader(Section root, Faults faults) {
        this.root = root;
        this.faults = faults;
    }

    Configuration read(String callerAccount) {
        root.required("headgate", Formats.VERSION);
        Names names =
                new Names(root.optional("environmentSuffix", Formats.SUFFIX).orElse(""));
        String account = account(callerAccount);
        String region = root.optional("region", Formats.REGION).orElse(DEFAULT_REGION);
        Map<String, String> approvers = approvers();
        List<Declared> environments = environments(account, region);
        return new Configuration(
                names.environmentSuffix(),
                account,
                region,
                approvers,
                services(names, environments, new RulesReader(approvers.keySet())),
                signIn(),
                subscribers(),
                root.optional("permissionsBoundary", Formats.POLICY));
    }

    private Subscribers subscribers() {
        Section section = root.section("subscribers", "subscribers: {alerts: [" + Formats.EMAIL.example() + "]}");
        return new Subscribers(addresses(section, "alerts"), addresses(section, "updates"));
    }

    private static List<String> addresses(Section section, String topic) {
        List<String> addresses = section.list(topic, Formats.EMAIL);
        Set<String> seen = new HashSet<>();
        addresses.stream()
                .filter(address -> !seen.add(address.toLowerCase(Locale.ROOT)))
                .forEach(address -> section.fault(
                        topic,
                        topic + " names " + address + " twice",
                        "Name each address once: SNS keeps one subscription for each"));
        return addresses;
    }

    private Optional<SignIn> signIn() {
        Section approvals = root.section("approvals", "approvals: {signIn: " + SIGN_IN + "}");
        Section signIn = approvals.section("signIn", "signIn: " + SIGN_IN);
        return approvals.has("signIn")
                ? Optional.of(new SignIn(
                        signIn.required("issuer", Formats.ISSUER),
                        signIn.required("audience", Formats.AUDIENCE),
                        signIn.optional("claim", Formats.CLAIM).orElse("email")))
                : Optional.empty();
    }

    private String account(String callerAccount) {
        boolean known = root.has("account") || !callerAccount.isBlank();
        return known
                ? root.optional("account", Formats.ACCOUNT).orElse(callerAccount)
                : root.required("account", Formats.ACCOUNT);
    }

    private Map<String, String> approvers() {
        Section section = root.section("approvers", "approvers: {alice: alice@example.com}");
        Map<String, String> emails = new LinkedHashMap<>();
        for (String name : section.names(Formats.APPROVER)) {
            emails.put(name, section.required(name, Formats.EMAIL));
        }
        requireOwn("name", emails.keySet(), name -> name, section);
        requireOwn("e-mail address", emails.keySet(), name -> emails.getOrDefault(name, name), section);
        return emails;
    }

    /** SNS keeps one subscription for each address, and nobody may count as two where two must approve. */
    private static void requireOwn(
            String what, Collection<String> approvers, UnaryOperator<String> value, Section section) {
        Map<String, String> first = new HashMap<>();
        for (String approver : approvers) {
            String other = first.putIfAbsent(value.apply(approver).toLowerCase(Locale.ROOT), approver);
            if (other != null) {
                section.fault(
                        approver,
                        approver + " has the same " + what + " as " + other + ", but for upper and lower case at most",
                        "Name each person once");
            }
        }
    }

    /** All environments in the order of their waves, those of one wave in the order of the file. */
    private List<Declared> environments(String account, String region) {
        Section section = root.requiredSection("environments", "environments: {prod: {wave: 1}}");
        int before = faults.count();
        List<Declared> declared = new ArrayList<>();
        for (String name : section.names(Formats.ENVIRONMENT)) {
            Section environment = section.section(name, name + ": {wave: 1}");
            declared.add(new Declared(
                    name,
                    environment.required("wave", Formats.WAVE),
                    environment.optional("account", Formats.ACCOUNT).orElse(account),
                    environment.optional("region", Formats.REGION).orElse(region)));
        }
        declared.sort(Comparator.comparingInt(Declared::wave));
        if (faults.count() == before) {
            requireWavesWithoutGap(declared, section);
        }
        return declared;
    }

    private static void requireWavesWithoutGap(List<Declared> byWave, Section section) {
        int reached = 0;
        for (Declared environment : byWave) {
            if (environment.wave() > reached + 1) {
                section.fault(
                        environment.name(),
                        "%s is in wave %d, but nothing is in wave %d"
                                .formatted(environment.name(), environment.wave(), reached + 1),
                        "Write for example: %s: {wave: %d}".formatted(environment.name(), reached + 1));
            }
            reached = environment.wave();
        }
    }

    private List<Service> services(Names names, List<Declared> environments, RulesReader rules) {
        Section section = root.requiredSection("services", "services: {web: {port: 8080}}");
        List<Service> services = new ArrayList<>();
        for (String name : section.names(Formats.SERVICE)) {
            Section service = section.section(name, name + ": {port: 8080}");
            services.add(new Service(
                    name,
                    repository(name, service, names),
                    service.optional("container", Formats.CONTAINER).orElse(name),
                    service.required("port", Formats.PORT),
                    releaseOn(service.section("releaseOn", "releaseOn: {pipelines: [web]}")),
                    delivery(service.section("delivery", "delivery: {buildImage: v1}")),
                    environments(name, service, names, environments, rules)));
        }
        return services;
    }

    private static String repository(String service, Section section, Names names) {
        Optional<String> written = section.optional("repository", Formats.REPOSITORY);
        String repository = names.of(written.orElse(service));
        if (!Formats.REPOSITORY.accepts(repository)) {
            section.fault(
                    "repository",
                    "the ECR repository would be named " + repository + ", and ECR takes no single letter",
                    "Write another name, for example: repository: shop/" + service);
        }
        return repository;
    }

    private static Service.ReleaseOn releaseOn(Section section) {
        return new Service.ReleaseOn(
                section.list("pipelines", Formats.PIPELINE), section.list("images", Formats.IMAGE));
    }

    private static Delivery delivery(Section section) {
        Section source = section.section("source", SOURCE_EXAMPLE);
        return new Delivery(
                section.has("source") ? Optional.of(source(source)) : Optional.empty(),
                section.optional("buildImage", Formats.IMAGE_TAG));
    }

    private static Delivery.Source source(Section section) {
        return new Delivery.Source(
                section.required("connection", Formats.CONNECTION),
                section.required("repository", Formats.SOURCE_REPOSITORY),
                section.optional("branch", Formats.BRANCH).orElse("main"));
    }

    private List<Environment> environments(
            String service, Section section, Names names, List<Declared> declared, RulesReader rules) {
        Section chosen = section.section("environments", "environments: {prod: {bake: 10m}}");
        List<String> chosenNames = chosen.names(Format.nameFrom(
                "environments", declared.stream().map(Declared::name).toList()));
        List<Environment> environments = new ArrayList<>();
        for (Declared environment : declared) {
            String name = environment.name();
            if (chosenNames.isEmpty() || chosenNames.contains(name)) {
                requireOwnName(names.serviceIn(service, name), service + " in " + name, section);
                environments.add(new Environment(
                        name,
                        environment.wave(),
                        target(service, environment, names),
                        rules.read(chosen.section(name, name + ": {bake: 10m}"))));
            }
        }
        return environments;
    }

    /** {@code web-a} in {@code b} and {@code web} in {@code a-b} would be one CodeDeploy application. */
    private void requireOwnName(String physicalName, String service, Section section) {
        String other = serviceByPhysicalName.putIfAbsent(physicalName, service);
        if (other != null) {
            section.fault(
                    "environments",
                    "%s and %s would both be named %s in AWS".formatted(other, service, physicalName),
                    "Rename the service or the environment");
        }
    }

    private static Target target(String service, Declared environment, Names names) {
        String name = names.serviceIn(service, environment.name());
        return new Target(
                environment.account(),
                environment.region(),
                names.cluster(environment.name()),
                name,
                name,
                name,
                names.deployRoleArn(environment.account(), environment.name()),
                names.externalId(environment.name()));
    }
}
