package dev.headgate.config.file;

import dev.headgate.config.network.ForwardingRule;
import dev.headgate.config.network.RuleConditions;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.util.List;
import java.util.Optional;

/** Reads by which requests a service is reached on the load balancer that it shares. */
final class RuleReader {

    static final String KEY = "rule";

    private static final String EXAMPLE = "rule: {hosts: [web.example.com], priority: 10}";

    /** As Elastic Load Balancing takes it (condition types: host), but that it takes capitals, too, and means the same. */
    static final Format<String> HOST = Format.text(
            "a host name of at most 128 small letters, digits, hyphens and dots, with * and ? for any characters",
            "web.example.com",
            "[a-z0-9*?-]+(\\.[a-z0-9*?-]+)*\\.[a-z]+",
            128);

    /** Likewise (condition types: path); it tells capitals from small letters. */
    static final Format<String> PATH = Format.text(
            "a path of at most 128 characters that begins with / or *, with * and ? for any characters",
            "/api/*",
            "[/*][A-Za-z0-9_.$/~\"'@:+&*?-]*",
            128);

    static final Format<Integer> PRIORITY = Format.integer(1, ForwardingRule.LAST_PRIORITY, 10);

    private RuleReader() {}

    /** Empty where the service has a load balancer of its own. */
    static Optional<ForwardingRule> read(Section environment, DeclaredEnvironment place) {
        Section section = environment.section(KEY, EXAMPLE);
        if (!environment.has(KEY)) {
            return Optional.empty();
        }
        if (place.loadBalancer().isEmpty()) {
            environment.fault(
                    KEY,
                    place.name() + " has no load balancer for the services that have a rule",
                    "Write at the environment, for example: " + place.name()
                            + ": {loadBalancer: {}}, or remove the rule: the service gets one of its own");
        }
        return Optional.of(new ForwardingRule(conditions(section), section.required("priority", PRIORITY)));
    }

    private static RuleConditions conditions(Section section) {
        int before = section.faults().count();
        List<String> hosts = section.list("hosts", HOST);
        List<String> paths = section.list("paths", PATH);
        RuleConditions conditions = new RuleConditions(hosts, paths);
        if (conditions.values() == 0) {
            if (section.faults().count() == before) {
                section.fault("hosts", "a rule needs hosts or paths", "Write for example: " + EXAMPLE);
            }
            return new RuleConditions(List.of(HOST.standIn()), List.of());
        }
        refuseTooMany(section, conditions);
        return conditions;
    }

    private static void refuseTooMany(Section section, RuleConditions conditions) {
        if (conditions.values() > RuleConditions.MOST_VALUES) {
            section.fault(
                    "hosts",
                    "a rule takes " + RuleConditions.MOST_VALUES + " hosts and paths together, and this one has "
                            + conditions.values(),
                    "Let one with a wildcard stand for several, for example: hosts: [\"*.example.com\"]");
        }
        if (conditions.wildcards() > RuleConditions.MOST_WILDCARDS) {
            section.fault(
                    "hosts",
                    "a rule takes " + RuleConditions.MOST_WILDCARDS + " wildcards, and this one has "
                            + conditions.wildcards(),
                    "Write out what they stand for, or leave some of the hosts and paths out");
        }
    }
}
