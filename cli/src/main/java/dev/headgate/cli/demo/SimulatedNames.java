package dev.headgate.cli.demo;

import dev.headgate.config.Configuration;

/** What an installation is called that is simulated: its state machines and its table have no suffix, for there is no other. */
final class SimulatedNames {

    private SimulatedNames() {}

    static Configuration of(Configuration it) {
        return new Configuration(
                "",
                it.account(),
                it.region(),
                it.approvers(),
                it.services(),
                it.signIn(),
                it.subscribers(),
                it.permissionsBoundary(),
                it.timeZones(),
                it.domain(),
                it.networks(),
                it.loadBalancers());
    }
}
