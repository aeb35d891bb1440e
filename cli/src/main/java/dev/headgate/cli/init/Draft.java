package dev.headgate.cli.init;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A first headgate.yaml for services that exist, with what is to be chosen as comments.
 *
 * @param environment what the account's services are the environment of
 * @param approvers addresses by name; empty: a comment shows how to name some
 * @param alerts addresses that are mailed when a release does not end well
 */
record Draft(
        String account,
        String region,
        String environment,
        Map<String, String> approvers,
        List<String> alerts,
        List<FoundService> services) {

    private static final int LONGEST_NAME = 24;

    Draft {
        approvers = Collections.unmodifiableMap(new LinkedHashMap<>(approvers));
        alerts = List.copyOf(alerts);
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
                %s
                # More environments, in other accounts too, get waves of their own: staging: {wave: 1}, prod: {wave: 2}.
                environments:
                  %s: {wave: 1}

                services:
                %s""".formatted(
                        account,
                        region,
                        account,
                        region,
                        people(),
                        YamlText.of(environment),
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

    private String service(String name, FoundService service) {
        String approver = approvers.keySet().stream().findFirst().orElse("alice");
        return new ServiceDraft(account, region, environment, name, approver, service).yaml();
    }

    private String people() {
        String asked = approvers.isEmpty()
                ? "#approvers:\n#  alice: alice@example.com\n"
                : approvers.entrySet().stream()
                        .map(it -> "  " + YamlText.of(it.getKey()) + ": " + YamlText.of(it.getValue()) + "\n")
                        .collect(Collectors.joining("", "approvers:\n", ""));
        return asked
                + (alerts.isEmpty()
                        ? "#subscribers:\n#  alerts: [on-call@example.com]\n"
                        : "subscribers:\n  alerts: "
                                + alerts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]\n")));
    }
}
