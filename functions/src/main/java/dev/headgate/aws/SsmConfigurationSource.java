package dev.headgate.aws;

import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationParameters;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.config.ParameterText;
import dev.headgate.config.Service;
import dev.headgate.json.MalformedJsonException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Reads the configuration from Systems Manager's parameters, and no more of it than is asked for.
 *
 * <p>What was read serves for one minute: a release reads it many times, and a new configuration may take that long to
 * arrive.
 */
public final class SsmConfigurationSource implements ConfigurationSource {

    private static final Duration KEEP = Duration.ofMinutes(1);

    private final ConfigurationParameters names;
    private final SsmParameters parameters;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** @param path that the names of all its parameters begin with */
    public SsmConfigurationSource(Supplier<SsmClient> client, String path, InstantSource clock) {
        this.names = new ConfigurationParameters(path);
        this.parameters = new SsmParameters(client, names);
        this.clock = clock;
    }

    /** @throws IllegalStateException when a parameter does not exist or holds no configuration */
    @Override
    public Configuration read() {
        return kept(names.services(), () -> installation().withServices(services()));
    }

    /** @throws IllegalStateException when a parameter does not exist or holds no configuration */
    @Override
    public Configuration about(String service) {
        return names.serviceNamed(service)
                .map(parameter -> kept(parameter, () -> fresh(service, parameter)))
                .orElseGet(this::read);
    }

    private Configuration fresh(String service, String parameter) {
        Optional<String> text = parameters.service(service);
        return text.map(it -> installation().withServices(List.of(parse(parameter, it, Service.class))))
                .orElseGet(this::read);
    }

    private Configuration installation() {
        String parameter = names.installation();
        return kept(
                parameter,
                () -> parameters
                        .installation()
                        .map(it -> parse(parameter, it, Configuration.class))
                        .orElseThrow(() -> new IllegalStateException("The configuration parameter " + parameter
                                + " does not exist: deploy the orchestrator's stack, which writes it")));
    }

    private List<Service> services() {
        return parameters.services().entrySet().stream()
                .map(it -> parse(it.getKey(), it.getValue(), Service.class))
                .toList();
    }

    /** Without a lock: two that read at the same time read the same. */
    private Configuration kept(String what, Supplier<Configuration> reading) {
        Instant now = clock.instant();
        Optional<Kept> known = Optional.ofNullable(kept.get(what)).filter(it -> now.isBefore(it.until()));
        if (known.isPresent()) {
            return known.get().configuration();
        }
        Configuration fresh = reading.get();
        kept.put(what, new Kept(fresh, now.plus(KEEP)));
        return fresh;
    }

    private static <T> T parse(String parameter, String text, Class<T> type) {
        try {
            return ParameterText.read(text, type);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(
                    "The configuration parameter " + parameter + " holds no configuration: " + e.getMessage(), e);
        }
    }

    private record Kept(Configuration configuration, Instant until) {}
}
