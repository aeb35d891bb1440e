package dev.headgate.cli.doctor;

import dev.headgate.config.Target;
import dev.headgate.deployment.ServiceView;
import dev.headgate.traffic.BlueGreenController;
import dev.headgate.traffic.BlueGreenController.GroupSettings;
import java.util.List;
import java.util.Optional;

/** What can be seen of a service in an environment: of a controller, the part that changes nothing. */
interface Sight {

    /** What is live, and which of these alarms are red. */
    ServiceView look(List<String> alarms);

    /** Empty when there is no deployment group. */
    Optional<GroupSettings> settings();

    static Sight of(BlueGreenController controller, Target target) {
        return new Sight() {
            @Override
            public ServiceView look(List<String> alarms) {
                return controller.look(target, alarms);
            }

            @Override
            public Optional<GroupSettings> settings() {
                return controller.settings(target);
            }
        };
    }
}
