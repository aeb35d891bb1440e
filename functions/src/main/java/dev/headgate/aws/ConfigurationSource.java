package dev.headgate.aws;

import dev.headgate.config.Configuration;

/** Where the functions read the configuration that was deployed with them. */
@FunctionalInterface
public interface ConfigurationSource {
    Configuration read();
}
