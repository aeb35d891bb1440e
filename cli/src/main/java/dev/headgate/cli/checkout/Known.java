package dev.headgate.cli.checkout;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.file.InvalidConfigurationException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names that a shell completes: those of the checkout's configuration, when the script for it is printed. */
public final class Known {

    private Known() {}

    /** Of services. */
    public static final class Services implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return services().map(Service::name).iterator();
        }
    }

    /** Of environments. */
    public static final class Environments implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return services()
                    .flatMap(it -> it.environments().stream())
                    .map(Environment::name)
                    .distinct()
                    .iterator();
        }
    }

    private static Stream<Service> services() {
        return configuration().map(Configuration::services).orElse(List.of()).stream();
    }

    /** Without a configuration that can be read there is nothing to complete, and all the rest is completed all the same. */
    private static Optional<Configuration> configuration() {
        try {
            return Optional.of(Checkout.read(Checkout.here().configurationFile()));
        } catch (InvalidConfigurationException | UnreadableFileException e) {
            return Optional.empty();
        }
    }
}
