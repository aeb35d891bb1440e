package dev.headgate.cli.init;

import dev.headgate.cli.init.FoundService.Balanced;
import dev.headgate.cli.init.FoundService.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A first headgate.yaml for services that exist, with what is to be chosen as comments.
 *
 * @param environment what the account's services are the environment of
 */
record Draft(String account, String region, String environment, List<FoundService> services) {

    private static final int LONGEST_NAME = 24;

    Draft {
        services = List.copyOf(services);
    }

    /** The file's text, which reads without a fault. */
    String yaml() {
        return """
                # Written by ./headgate init: what account %s has in %s. Every key is explained in docs/configuration.md.
                headgate: 1
                account: "%s"
                region: %s

                # Who may be asked at a gate, and who is mailed.
                #approvers:
                #  alice: alice@example.com
                #subscribers:
                #  alerts: [on-call@example.com]

                # More environments, in other accounts too, get waves of their own: staging: {wave: 1}, prod: {wave: 2}.
                environments:
                  %s: {wave: 1}

                services:
                %s""".formatted(
                        account,
                        region,
                        account,
                        region,
                        environment,
                        named().entrySet().stream()
                                .map(it -> service(it.getKey(), it.getValue()))
                                .collect(Collectors.joining("\n")));
    }

    /** By names of ours, which have fewer characters than those of ECS. */
    private Map<String, FoundService> named() {
        Map<String, FoundService> named = new LinkedHashMap<>();
        for (FoundService service : services) {
            String name = name(service.name());
            String free = name;
            for (int number = 2; named.containsKey(free); number++) {
                String end = "-" + number;
                free = name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length())) + end;
            }
            named.put(free, service);
        }
        return named;
    }

    static String name(String ecsService) {
        String plain = ecsService
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        String fitting = plain.isEmpty() ? "service" : plain;
        return fitting.substring(0, Math.min(fitting.length(), LONGEST_NAME)).replaceAll("-+$", "");
    }

    private String service(String name, FoundService it) {
        Balanced balanced = it.balanced().orElseThrow();
        Group group = it.group().orElseThrow();
        String roles = it.roles().isEmpty() ? "" : "          roles: [" + String.join(", ", it.roles()) + "]\n";
        return """
                  %s:
                    # Container %s runs %s now.
                    # Headgate makes this repository in its own account, and releases what is pushed there.
                    repository: headgate/%s
                    container: %s
                    port: %d
                    environments:
                      %s:
                        existing:
                          cluster: %s
                          service: %s
                          codeDeploy: {application: %s, deploymentGroup: %s}
                          taskDefinition: %s
                """.formatted(
                                name,
                                balanced.container(),
                                balanced.image(),
                                name,
                                balanced.container(),
                                balanced.port(),
                                environment,
                                it.cluster(),
                                it.name(),
                                group.application(),
                                group.name(),
                                it.family())
                + roles
                + """
                        # How traffic moves, how long blue is kept, who is asked, and which alarms roll back:
                        #strategy: {canary: {percent: 10, interval: 5m}}
                        #bake: 10m
                        #gates: [{before: traffic, approvers: [alice]}]
                        #alarms: [%s-5xx]
                """.formatted(name);
    }
}
