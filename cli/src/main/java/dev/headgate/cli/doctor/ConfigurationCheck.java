package dev.headgate.cli.doctor;

import dev.headgate.aws.SsmParameters;
import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationParameters;
import dev.headgate.config.ParameterText;
import dev.headgate.config.Service;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What was deployed is what the file says now: of all services, and of each one. */
record ConfigurationCheck(SsmClient ssm, Configuration configuration, Stacks stacks) implements Check {

    private static final int MOST_SHOWN = 3;
    private static final String SERVICES = "services.";

    @Override
    public String name() {
        return "configuration";
    }

    @Override
    public List<String> permissions() {
        return List.of("ssm:GetParameter", "ssm:GetParametersByPath");
    }

    @Override
    public Result run() {
        ConfigurationParameters names = configuration.names().configurationParameters();
        SsmParameters deployed = new SsmParameters(() -> ssm, names);
        Optional<String> installation = deployed.installation();
        return installation.isEmpty()
                ? new Result.Fault(
                        "the parameter " + names.installation() + " does not exist", stacks.deployOrchestrator())
                : compared(names.installation(), installation.get(), deployed.services());
    }

    private Result compared(String parameter, String installation, Map<String, String> services) {
        Optional<Object> shared = tree(installation);
        if (shared.isEmpty()) {
            return holdsNone(parameter, stacks.deployOrchestrator());
        }
        List<Object> trees = new ArrayList<>();
        for (Map.Entry<String, String> each : services.entrySet()) {
            Optional<Object> service = tree(each.getValue());
            if (service.isEmpty()) {
                String name = each.getKey().substring(each.getKey().lastIndexOf('/') + 1);
                return holdsNone(each.getKey(), stacks.deployDelivery(name));
            }
            trees.add(service.get());
        }
        Map<String, Object> whole = new LinkedHashMap<>(Json.object(shared.get(), parameter));
        whole.put("services", trees);
        return told(Differences.between(whole, Json.tree(Json.write(configuration))));
    }

    private static Result holdsNone(String parameter, String cure) {
        return new Result.Fault("the parameter " + parameter + " holds no configuration", cure);
    }

    private static Optional<Object> tree(String text) {
        try {
            return Optional.of(Json.object(ParameterText.tree(text), "the parameter"));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private Result told(List<String> differences) {
        return differences.isEmpty()
                ? new Result.Fine("what is deployed is what the file says")
                : new Result.Fault("what is deployed differs from the file: " + shown(differences), cure(differences));
    }

    /** A service that has left the file is released on until its stack is gone, which the app no longer knows. */
    private String cure(List<String> differences) {
        List<String> known =
                configuration.services().stream().map(Service::name).toList();
        List<String> services = differences.stream()
                .flatMap(it -> service(it).stream())
                .distinct()
                .toList();
        boolean shared = differences.stream().anyMatch(it -> service(it).isEmpty() || namesRepository(it));
        List<String> changed = services.stream().filter(known::contains).toList();
        List<String> gone = services.stream().filter(it -> !known.contains(it)).toList();
        List<String> commands = new ArrayList<>();
        if (shared || !changed.isEmpty()) {
            commands.add(stacks.deployConfiguration(shared, changed));
        }
        gone.forEach(service -> commands.add(stacks.deleteDelivery(service, configuration.region())));
        return String.join("; ", commands);
    }

    /** Whose the difference is, by its path. */
    private static Optional<String> service(String difference) {
        return difference.startsWith(SERVICES)
                ? Optional.of(difference.substring(SERVICES.length()).split("[. ]", 2)[0])
                : Optional.empty();
    }

    /** What the functions may look into is in their stack, where it is no repository of Headgate's own. */
    private boolean namesRepository(String difference) {
        return configuration.services().stream()
                .filter(Service::bringsRepository)
                .map(it -> SERVICES + it.name())
                .anyMatch(it -> difference.startsWith(it + " ") || difference.startsWith(it + ".repository"));
    }

    private static String shown(List<String> differences) {
        String first = differences.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "));
        int more = differences.size() - MOST_SHOWN;
        return more > 0 ? first + "; and " + more + " more" : first;
    }
}
