package dev.headgate.cli.doctor;

import dev.headgate.config.Target;
import dev.headgate.deployment.ServiceView;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficBackend.Limits;
import java.util.List;
import java.util.Optional;

/** What can be seen of a service in an environment: of a backend, the part that changes nothing. */
interface Sight {

    /** What is live, and which of these alarms are red. */
    ServiceView look(List<String> alarms);

    /** Empty when there is no deployment group. */
    Optional<Limits> limits();

    static Sight of(TrafficBackend backend, Target target) {
        return new Sight() {
            @Override
            public ServiceView look(List<String> alarms) {
                return backend.look(target, alarms);
            }

            @Override
            public Optional<Limits> limits() {
                return backend.limits(target);
            }
        };
    }
}
