package dev.headgate.config.file;

import dev.headgate.config.Configuration;
import dev.headgate.config.Domain;
import dev.headgate.config.Identifier;
import dev.headgate.config.Names;
import dev.headgate.config.Packaging;
import dev.headgate.config.Service;
import dev.headgate.config.SignIn;
import dev.headgate.config.Subscribers;
import dev.headgate.config.network.Network;
import dev.headgate.config.network.SharedLoadBalancer;
import dev.headgate.tree.Faults;
import dev.headgate.tree.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads headgate.yaml from the top, in the order in which its sections refer to each other. */
final class ConfigurationReader {

    private static final String DEFAULT_REGION = "us-east-1";
    private static final String DOMAIN =
            "{name: %s, certificate: \"%s\"}".formatted(Formats.HOST.example(), Formats.CERTIFICATE.example());
    private static final String SIGN_IN = "{issuer: \"https://login.example.com\", audience: headgate-approvals}";

    private final Section root;
    private final Faults faults;
    private final String file;
    private final Sharing sharing = new Sharing();

    /** @param file the path of headgate.yaml */
    ConfigurationReader(Section root, Faults faults, String file) {
        this.file = file;
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
        List<DeclaredEnvironment> environments = environments(account, region);
        List<Service> services =
                new ServicesReader(names, environments, new RulesReader(approvers.keySet()), file, sharing).read(root);
        sharing.refuseWhatNobodyShares();
        Section approvals = root.section("approvals", "approvals: {signIn: " + SIGN_IN + "}");
        return new Configuration(
                names.environmentSuffix(),
                account,
                region,
                approvers,
                services,
                signIn(approvals),
                subscribers(),
                root.optional("permissionsBoundary", Formats.POLICY),
                timeZones(approvers),
                domain(approvals, region),
                networks(environments),
                loadBalancers(environments),
                root.section("functions", "functions: {packaging: image}")
                        .optional("packaging", Formats.PACKAGING)
                        .filter(it -> it != Packaging.SNAPSHOT));
    }

    private static Optional<Map<String, Network>> networks(List<DeclaredEnvironment> environments) {
        Map<String, Network> networks = new LinkedHashMap<>();
        environments.forEach(it -> it.network().ifPresent(network -> networks.put(it.name(), network)));
        return networks.isEmpty() ? Optional.empty() : Optional.of(networks);
    }

    private static Optional<Map<String, SharedLoadBalancer>> loadBalancers(List<DeclaredEnvironment> environments) {
        Map<String, SharedLoadBalancer> shared = new LinkedHashMap<>();
        environments.forEach(it -> it.loadBalancer().ifPresent(one -> shared.put(it.name(), one)));
        return shared.isEmpty() ? Optional.empty() : Optional.of(shared);
    }

    private Optional<List<Configuration.TimeZone>> timeZones(Map<String, String> approvers) {
        Section section = root.section("timeZones", "timeZones: {alice: Europe/Vienna}");
        List<Configuration.TimeZone> zones = new ArrayList<>();
        for (String name : section.names(Formats.nameFrom("approvers", List.copyOf(approvers.keySet())))) {
            zones.add(new Configuration.TimeZone(name, section.required(name, Formats.TIME_ZONE)));
        }
        return zones.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(zones));
    }

    private Subscribers subscribers() {
        Section section = root.section("subscribers", "subscribers: {alerts: [" + Formats.EMAIL.example() + "]}");
        return new Subscribers(addresses(section, "alerts"), addresses(section, "updates"));
    }

    private static List<String> addresses(Section section, String topic) {
        List<String> addresses = section.list(topic, Formats.EMAIL);
        Set<Identifier> seen = new HashSet<>();
        addresses.stream()
                .filter(address -> !Identifier.of(address).map(seen::add).orElse(true))
                .forEach(address -> section.fault(
                        topic,
                        topic + " names " + address + " twice",
                        "Name each address once: SNS keeps one subscription for each"));
        return addresses;
    }

    private static Optional<Domain> domain(Section approvals, String region) {
        Section domain = approvals.section("domain", "domain: " + DOMAIN);
        if (!approvals.has("domain")) {
            return Optional.empty();
        }
        String certificate = domain.required("certificate", Formats.CERTIFICATE);
        if (domain.has("certificate") && !certificate.startsWith("arn:aws:acm:" + region + ":")) {
            domain.fault(
                    "certificate",
                    "the approval page is in " + region + " and takes no certificate of another region: " + certificate,
                    "Request or import it in " + region + " too, and name that one");
        }
        return Optional.of(new Domain(
                domain.required("name", Formats.HOST),
                certificate,
                domain.optional("hostedZone", Formats.HOSTED_ZONE)));
    }

    private static Optional<SignIn> signIn(Section approvals) {
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
        Map<Identifier, String> first = new HashMap<>();
        for (String approver : approvers) {
            Identifier.of(value.apply(approver))
                    .flatMap(it -> Optional.ofNullable(first.putIfAbsent(it, approver)))
                    .ifPresent(other -> section.fault(
                            approver,
                            approver + " has the same " + what + " as " + other
                                    + ", but for upper and lower case at most",
                            "Name each person once"));
        }
    }

    /** All environments in the order of their waves, those of one wave in the order of the file. */
    private List<DeclaredEnvironment> environments(String account, String region) {
        Section section = root.requiredSection("environments", "environments: {prod: {wave: 1}}");
        int before = faults.count();
        List<DeclaredEnvironment> declared = new ArrayList<>();
        for (String name : section.names(Formats.ENVIRONMENT)) {
            Section environment = section.section(name, name + ": {wave: 1}");
            int wave = environment.required("wave", Formats.WAVE);
            String own = environment.optional("account", Formats.ACCOUNT).orElse(account);
            String there = environment.optional("region", Formats.REGION).orElse(region);
            Optional<Network> network = NetworkReader.read(environment, there);
            Optional<SharedLoadBalancer> balancer = LoadBalancerReader.read(environment, name, there, network);
            if (balancer.isPresent()) {
                sharing.offer(name, environment);
            }
            declared.add(new DeclaredEnvironment(
                    name, wave, own, there, network, balancer, WindowsReader.read(environment)));
        }
        declared.sort(Comparator.comparingInt(DeclaredEnvironment::wave));
        if (faults.count() == before) {
            requireWavesWithoutGap(declared, section);
        }
        return declared;
    }

    private static void requireWavesWithoutGap(List<DeclaredEnvironment> byWave, Section section) {
        int reached = 0;
        for (DeclaredEnvironment environment : byWave) {
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
}
