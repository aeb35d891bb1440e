package dev.headgate.traffic;

import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Service;

/** Reads an ECS service. */
public final class ServiceReader {

    private final Connection connection;

    public ServiceReader(Connection connection) {
        this.connection = connection;
    }

    /** Empty when there is no such service, or no more: ECS shows a deleted one as INACTIVE for a while. */
    public Optional<Service> service() {
        return connection.ecs("DescribeServices", ecs -> {
            try {
                return ecs
                        .describeServices(it -> it.cluster(connection.target().cluster())
                                .services(connection.target().service()))
                        .services()
                        .stream()
                        .filter(ServiceReader::exists)
                        .findFirst();
            } catch (ClusterNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * The service, where it has to be there.
     *
     * @throws TrafficControlException when there is no such service
     */
    public Service require() {
        return service()
                .orElseThrow(() -> new TrafficControlException(
                        "There is no ECS service " + connection.target().service() + " in cluster "
                                + connection.target().cluster() + " of account "
                                + connection.target().account() + ", "
                                + connection.target().region()
                                + ". Deploy the service's stack into that environment first."));
    }

    /**
     * Whether it is not deleted.
     *
     * @throws UnknownWordException for a status that is not known here
     */
    public static boolean exists(Service service) {
        return switch (service.status()) {
            // While it drains, its tasks still answer.
            case "ACTIVE", "DRAINING" -> true;
            case "INACTIVE" -> false;
            case null, default ->
                throw new UnknownWordException("ECS", service.status(), "service " + service.serviceName());
        };
    }
}
