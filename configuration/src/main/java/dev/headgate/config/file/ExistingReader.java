package dev.headgate.config.file;

import dev.headgate.config.Backend;
import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Existing;
import dev.headgate.config.Target;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.util.List;
import java.util.Optional;

/** Reads which ECS service of an environment is the one, where it is there already. */
final class ExistingReader {

    static final String KEY = "existing";

    private static final String EXAMPLE =
            "existing: {cluster: shop, service: web, codeDeploy: {application: web, deploymentGroup: web}}";
    private static final String CODE_DEPLOY = "codeDeploy: {application: web, deploymentGroup: web}";

    private static final String ALARMS = "makeAlarms";
    private static final String ALARMS_EXAMPLE = "makeAlarms: {loadBalancer: \"%s\", targetGroups: [\"%s\", …]}"
            .formatted(Formats.LOAD_BALANCER.example(), Formats.TARGET_GROUP.example());

    /** What says how a service is to be made. */
    private static final List<String> OF_MADE = List.of("hosting", "rule", "task", "taskDefinition");

    private final DeclaredEnvironment environment;
    private final Controller controller;
    private final Section section;
    private final Section group;

    private ExistingReader(DeclaredEnvironment environment, Controller controller, Section section) {
        this.environment = environment;
        this.controller = controller;
        this.section = section;
        group = section.section("codeDeploy", CODE_DEPLOY);
    }

    /** What a section of an environment says under the key {@code existing}. */
    static ExistingReader of(DeclaredEnvironment environment, Controller controller, Section rules) {
        ExistingReader reader = new ExistingReader(environment, controller, rules.section(KEY, EXAMPLE));
        OF_MADE.stream()
                .filter(rules::has)
                .forEach(key -> rules.fault(
                        key,
                        key + " is of a service that Headgate makes, and this one exists",
                        "Remove " + key + ", or existing"));
        return reader;
    }

    /** @param made what the target would be if the CDK app made it */
    Target target(Target made) {
        return new Target(
                made.account(),
                made.region(),
                required("cluster", Formats.CLUSTER),
                required("service", Formats.ECS_SERVICE),
                backend(),
                made.roleArn(),
                made.externalId());
    }

    private Backend backend() {
        return switch (controller) {
            case CODEDEPLOY ->
                new CodeDeployGroup(
                        name(group, "application", group.required("application", Formats.APPLICATION)),
                        name(group, "deploymentGroup", group.required("deploymentGroup", Formats.DEPLOYMENT_GROUP)));
            case ECS -> {
                if (section.has("codeDeploy")) {
                    section.fault(
                            "codeDeploy",
                            "ECS moves the traffic here, and codeDeploy names who else would",
                            "Remove codeDeploy, or say controller: codedeploy");
                }
                yield new EcsDeployments();
            }
        };
    }

    Existing existing(Target target) {
        return new Existing(
                section.optional("taskDefinition", Formats.FAMILY).orElse(target.service()),
                section.list("roles", Formats.ROLE).stream().map(this::role).toList(),
                measured(section.section(ALARMS, ALARMS_EXAMPLE)));
    }

    private Optional<Existing.Measured> measured(Section alarms) {
        if (!section.has(ALARMS)) {
            return Optional.empty();
        }
        String balancer = place(alarms, "loadBalancer", alarms.required("loadBalancer", Formats.LOAD_BALANCER));
        List<String> groups = alarms.list("targetGroups", Formats.TARGET_GROUP).stream()
                .map(it -> place(alarms, "targetGroups", it))
                .distinct()
                .toList();
        if (groups.size() != 2) {
            alarms.fault(
                    "targetGroups",
                    "traffic moves between two target groups, and targetGroups names " + groups.size(),
                    "Name both, blue's and green's in any order");
            return Optional.empty();
        }
        return Optional.of(new Existing.Measured(
                balancer.substring(balancer.indexOf('/') + 1), groups.getFirst(), groups.getLast()));
    }

    /** An ARN's resource, once it is known to be of this environment. */
    private String place(Section of, String key, String arn) {
        String last = name(of, key, arn);
        return arn.startsWith("arn:") ? arn.split(":", 6)[5] : last;
    }

    private String required(String key, Format<String> format) {
        return name(section, key, section.required(key, format));
    }

    /** What an ARN ends in, once it is known to be of this environment. */
    private String name(Section of, String key, String written) {
        if (!written.startsWith("arn:")) {
            return written;
        }
        String[] parts = written.split(":", 6);
        String place = parts[3] + " of account " + parts[4];
        if (!parts[3].equals(environment.region()) || !parts[4].equals(environment.account())) {
            of.fault(
                    key,
                    "%s is in %s, and %s is %s of account %s"
                            .formatted(key, place, environment.name(), environment.region(), environment.account()),
                    "Name one of the environment's own, or correct the environment's account and region");
        }
        return written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf(':')) + 1);
    }

    /** Roles have no region, and may stand in a path. */
    private String role(String written) {
        if (!written.startsWith("arn:")) {
            return "arn:aws:iam::" + environment.account() + ":role/" + written;
        }
        String account = List.of(written.split(":", 6)).get(4);
        if (!account.equals(environment.account())) {
            section.fault(
                    "roles",
                    "roles has one of account %s, and %s is in account %s"
                            .formatted(account, environment.name(), environment.account()),
                    "Name the roles that the tasks in " + environment.name() + " have");
        }
        return written;
    }
}
