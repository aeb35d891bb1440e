package dev.headgate.config;

/** Where the functions read the configuration that was deployed with them. */
@FunctionalInterface
public interface ConfigurationSource {

    /** All of it. */
    Configuration read();

    /**
     * What concerns one service: what all services share, and this one. Where there is none of that name, all of it, so that
     * whoever asks can be told which there are.
     */
    default Configuration about(String service) {
        return read();
    }
}
