package dev.headgate.aws;

import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * Reads the configuration from a Systems Manager parameter that holds it as JSON.
 *
 * <p>What was read serves for one minute: a release reads it many times, and a new configuration may take that long to
 * arrive.
 */
public final class SsmConfigurationSource implements ConfigurationSource {

    private static final Duration KEEP = Duration.ofMinutes(1);

    private final SsmClient client;
    private final String parameter;
    private final InstantSource clock;
    private volatile Optional<Kept> kept = Optional.empty();

    public SsmConfigurationSource(SsmClient client, String parameter, InstantSource clock) {
        this.client = client;
        this.parameter = parameter;
        this.clock = clock;
    }

    /** @throws IllegalStateException when the parameter does not exist or holds no configuration */
    @Override
    public Configuration read() {
        Instant now = clock.instant();
        Optional<Configuration> known =
                kept.filter(it -> now.isBefore(it.until())).map(Kept::configuration);
        if (known.isPresent()) {
            return known.get();
        }
        Configuration fresh = parse(fetch());
        kept = Optional.of(new Kept(fresh, now.plus(KEEP)));
        return fresh;
    }

    private String fetch() {
        try {
            return client.getParameter(
                            GetParameterRequest.builder().name(parameter).build())
                    .parameter()
                    .value();
        } catch (ParameterNotFoundException e) {
            throw new IllegalStateException(
                    "The configuration parameter " + parameter
                            + " does not exist: deploy the orchestrator's stack, which writes it",
                    e);
        }
    }

    private Configuration parse(String json) {
        try {
            return Json.read(json, Configuration.class);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(
                    "The configuration parameter " + parameter + " holds no configuration: " + e.getMessage(), e);
        }
    }

    private record Kept(Configuration configuration, Instant until) {}
}
