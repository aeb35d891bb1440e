package dev.headgate.cli.look;

import dev.headgate.cli.terminal.DidYouMean;
import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.text.PlainLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Services and environments as a command line names them, held against the configuration. */
public final class Named {

    private Named() {}

    /** What is wrong with the names: each fault with what was probably meant, and with all that there are. */
    public static List<String> faults(
            Configuration configuration, Optional<String> service, List<String> environments) {
        List<String> faults = new ArrayList<>();
        List<String> services =
                configuration.services().stream().map(Service::name).toList();
        service.filter(name -> !services.contains(name))
                .ifPresent(name -> faults.add("there is no service " + PlainLine.quoted(name)
                        + DidYouMean.word(name, services) + " (services: " + String.join(", ", services) + ")"));
        List<String> known = environments(configuration, service);
        environments.stream()
                .filter(name -> faults.isEmpty() && !known.contains(name))
                .forEach(name ->
                        faults.add(service.map(it -> it + " does not run in ").orElse("there is no environment ")
                                + PlainLine.quoted(name)
                                + DidYouMean.word(name, known) + " (environments: " + String.join(", ", known) + ")"));
        return faults;
    }

    private static List<String> environments(Configuration configuration, Optional<String> service) {
        return configuration.services().stream()
                .filter(it -> service.isEmpty() || service.get().equals(it.name()))
                .flatMap(it -> it.environments().stream())
                .map(Environment::name)
                .distinct()
                .toList();
    }
}
