package dev.headgate.config;

/** Where the functions read the configuration that was deployed with them. */
@FunctionalInterface
public interface ConfigurationSource {
    Configuration read();
}
