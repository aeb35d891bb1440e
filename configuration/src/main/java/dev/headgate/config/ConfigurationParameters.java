package dev.headgate.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of the Systems Manager parameters that hold the configuration: one for what all services share, and one for each
 * service, so that any number of them fits and one more changes none of the others.
 *
 * @param path that all of them begin with, such as {@code /headgate/configuration}
 */
public record ConfigurationParameters(String path) {

    /** Systems Manager takes {@code web:3} for an earlier version of {@code web}, which must not be had for the asking. */
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{1,64}");

    /** What all services share: the configuration without its services. */
    public String installation() {
        return path + "/installation";
    }

    /** What the parameters of all services begin with, but for a slash. */
    public String services() {
        return path + "/services";
    }

    /** One service's. */
    public String service(Service service) {
        return services() + "/" + service.name();
    }

    /** The one of a service that somebody has named; empty when no service can have that name. */
    public Optional<String> serviceNamed(String name) {
        return SERVICE.matcher(name).matches() ? Optional.of(services() + "/" + name) : Optional.empty();
    }

    /** What each of them holds, by its name. */
    public Map<String, String> of(Configuration configuration) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(installation(), ParameterText.of(configuration.withServices(List.of())));
        configuration.services().forEach(service -> texts.put(service(service), ParameterText.of(service)));
        return texts;
    }
}
