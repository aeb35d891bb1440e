package dev.headgate.simulator.doctor;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.Configuration;
import dev.headgate.config.StackNames;
import dev.headgate.config.Target;
import dev.headgate.traffic.BlueGreenController;
import dev.headgate.traffic.CodeDeployController;
import java.time.InstantSource;

/** An installation as its configuration describes it, and how it is reached. */
final class Installed {

    private final Configuration configuration;
    private final Caller caller;
    private final DoctorClients clients;
    private final BlueGreenController inOwnAccount;
    private final BlueGreenController byDeployRole;

    Installed(Configuration configuration, Caller caller, DoctorClients clients, InstantSource clock) {
        this.configuration = configuration;
        this.caller = caller;
        this.clients = clients;
        inOwnAccount = new CodeDeployController(
                new EnvironmentClients(clients.factory(), clock, target -> clients.credentials()));
        byDeployRole = new CodeDeployController(new EnvironmentClients(clients.factory(), clock));
    }

    Configuration configuration() {
        return configuration;
    }

    Caller caller() {
        return caller;
    }

    DoctorClients clients() {
        return clients;
    }

    Stacks stacks() {
        return new Stacks(new StackNames(configuration.names()));
    }

    /** In the caller's own account as the caller, who may look where the deploy role lets only Headgate's function in. */
    Sight sight(Target target) {
        return Sight.of(target.account().equals(caller.account()) ? inOwnAccount : byDeployRole, target);
    }
}
