package dev.headgate.release;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.text.PlainLine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the service that a trigger without a name in it is about. */
final class ServiceFinder {

    private final Configuration configuration;

    ServiceFinder(Configuration configuration) {
        this.configuration = configuration;
    }

    Optional<Service> releasedOn(String pipeline) {
        return only(
                "pipeline \"" + pipeline + "\"",
                it -> it.releaseOn().pipelines().contains(pipeline));
    }

    Optional<Service> releasedOn(String repository, String tag) {
        return only(
                "a push of \"" + repository + ":" + tag + "\"",
                it -> it.repository().equals(repository)
                        && it.releaseOn().images().stream().anyMatch(pattern -> matches(pattern, tag)));
    }

    Optional<Service> find(String name) {
        return configuration.service(name);
    }

    Service named(String name) {
        return find(name)
                .orElseThrow(
                        () -> new InvalidReleaseException("Service " + PlainLine.quoted(name) + " is not configured"));
    }

    static Environment environment(Service service, String name) {
        return service.environment(name)
                .orElseThrow(() -> new InvalidReleaseException(
                        "Service \"" + service.name() + "\" does not run in " + PlainLine.quoted(name)));
    }

    /** One execution releases one service: picking one of several would leave the others behind unsaid. */
    private Optional<Service> only(String what, Predicate<Service> wanted) {
        List<Service> found = configuration.services().stream().filter(wanted).toList();
        if (found.size() > 1) {
            throw new InvalidReleaseException("By headgate.yaml, " + what + " starts releases of "
                    + found.stream().map(Service::name).collect(Collectors.joining(", "))
                    + ", but one execution releases one service: leave it in releaseOn of one of them, and start the"
                    + " others by a Step Functions action with \"service\" in the pipeline");
        }
        return found.stream().findFirst();
    }

    private static boolean matches(String pattern, String tag) {
        String expression =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(expression, tag);
    }
}
