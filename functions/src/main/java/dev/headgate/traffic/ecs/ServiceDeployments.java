package dev.headgate.traffic.ecs;

import dev.headgate.traffic.Connection;
import dev.headgate.traffic.TrafficControlException;
import dev.headgate.traffic.UnknownWordException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/** Reads the deployments of a service that ECS has made, or makes. */
final class ServiceDeployments {

    private static final int PER_PAGE = 100;

    private final Connection connection;

    ServiceDeployments(Connection connection) {
        this.connection = connection;
    }

    /** All of the last 90 days, newest first: in which order ECS lists them is not documented. */
    List<ServiceDeploymentBrief> newestFirst() {
        return all(it -> {});
    }

    /** All that were created from then on, newest first. */
    List<ServiceDeploymentBrief> createdSince(Instant since) {
        return all(it -> it.createdAt(created -> created.after(since)));
    }

    private List<ServiceDeploymentBrief> all(Consumer<ListServiceDeploymentsRequest.Builder> which) {
        List<ServiceDeploymentBrief> found = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            ListServiceDeploymentsRequest.Builder request = request();
            which.accept(request);
            next.ifPresent(request::nextToken);
            ListServiceDeploymentsResponse page = list(request);
            found.addAll(page.serviceDeployments());
            next = Optional.ofNullable(page.nextToken());
        } while (next.isPresent());
        return sorted(found);
    }

    /** @throws TrafficControlException when there is none with this ARN */
    ServiceDeployment read(String arn) {
        return connection
                .ecs(
                        "DescribeServiceDeployments",
                        ecs -> ecs.describeServiceDeployments(it -> it.serviceDeploymentArns(arn)))
                .serviceDeployments()
                .stream()
                .findFirst()
                .orElseThrow(() -> new TrafficControlException("ECS knows no service deployment " + arn));
    }

    /** The one that is at work, be it on its way back. */
    static Optional<String> active(List<ServiceDeploymentBrief> newestFirst) {
        return newestFirst.stream()
                .filter(it -> isActive(it.status(), it.statusAsString(), it.serviceDeploymentArn()))
                .map(ServiceDeploymentBrief::serviceDeploymentArn)
                .findFirst();
    }

    /** @throws UnknownWordException for a status that is not known here: it may be an end as well as a beginning */
    static boolean isActive(@Nullable ServiceDeploymentStatus status, @Nullable String said, String arn) {
        return switch (status) {
            case PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS -> true;
            case SUCCESSFUL, STOPPED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> false;
            case UNKNOWN_TO_SDK_VERSION -> throw new UnknownWordException("ECS", said, "service deployment " + arn);
            case null -> throw new UnknownWordException("ECS", said, "service deployment " + arn);
        };
    }

    private ListServiceDeploymentsRequest.Builder request() {
        return ListServiceDeploymentsRequest.builder()
                .cluster(connection.target().cluster())
                .service(connection.target().service())
                .maxResults(PER_PAGE);
    }

    private ListServiceDeploymentsResponse list(ListServiceDeploymentsRequest.Builder request) {
        return connection.ecs("ListServiceDeployments", ecs -> ecs.listServiceDeployments(request.build()));
    }

    private static List<ServiceDeploymentBrief> sorted(List<ServiceDeploymentBrief> some) {
        return some.stream()
                .sorted(Comparator.comparing(ServiceDeploymentBrief::createdAt).reversed())
                .toList();
    }
}
