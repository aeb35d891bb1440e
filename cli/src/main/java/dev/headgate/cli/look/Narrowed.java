package dev.headgate.cli.look;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import java.util.List;

/** An installation of which only some services are of interest. */
public final class Narrowed {

    private Narrowed() {}

    public static Configuration to(List<Service> services, Configuration of) {
        return new Configuration(
                of.environmentSuffix(),
                of.account(),
                of.region(),
                of.approvers(),
                services,
                of.signIn(),
                of.subscribers(),
                of.permissionsBoundary(),
                of.timeZones(),
                of.domain(),
                of.networks(),
                of.loadBalancers(),
                of.packaging());
    }
}
