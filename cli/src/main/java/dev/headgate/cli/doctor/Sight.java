package dev.headgate.cli.doctor;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.Target;
import dev.headgate.deployment.ServiceView;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.ServiceReader;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficBackend.Limits;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentController;
import software.amazon.awssdk.services.ecs.model.Service;

/** What can be seen of a service in an environment: of a backend, the part that changes nothing; and whose it is. */
interface Sight {

    /** What is live, and which of these alarms are red. */
    ServiceView look(List<String> alarms);

    /** Empty when there is no deployment group. */
    Optional<Limits> limits();

    /** Its deployment controller in ECS's word, whatever headgate.yaml says; empty when there is no such service. */
    Optional<String> controller();

    static Sight of(TrafficBackend backend, EnvironmentClients environments, Target target) {
        return new Sight() {
            @Override
            public ServiceView look(List<String> alarms) {
                return backend.look(target, alarms);
            }

            @Override
            public Optional<Limits> limits() {
                return backend.limits(target);
            }

            @Override
            public Optional<String> controller() {
                return new ServiceReader(Connection.open(target, environments))
                        .service()
                        .map(Sight::controller);
            }
        };
    }

    /** A service that was made without naming one has ECS. */
    private static String controller(Service service) {
        return Optional.ofNullable(service.deploymentController())
                .map(DeploymentController::typeAsString)
                .orElse(Place.BY_ECS);
    }
}
