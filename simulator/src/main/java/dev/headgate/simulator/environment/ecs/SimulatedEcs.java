package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.environment.service.Refusal;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TaskDefinitions;
import dev.headgate.simulator.wire.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/** Amazon ECS, as far as services under CodeDeploy need it. */
public final class SimulatedEcs implements EcsClient {

    private static final int MOST_SERVICES = 10;

    private final Wire wire;
    private final Identifiers identifiers;
    private final Collection<SimulatedService> services;
    private final TaskDefinitions taskDefinitions;

    public SimulatedEcs(
            Wire wire,
            Identifiers identifiers,
            Collection<SimulatedService> services,
            TaskDefinitions taskDefinitions) {
        this.wire = wire;
        this.identifiers = identifiers;
        this.services = services;
        this.taskDefinitions = taskDefinitions;
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        return perform("DescribeServices", () -> {
            List<String> names = request.services();
            if (names.isEmpty() || names.size() > MOST_SERVICES) {
                throw refuse(
                        InvalidParameterException.builder(),
                        "InvalidParameterException",
                        "Name from 1 to " + MOST_SERVICES + " services, not " + names.size());
            }
            String cluster = lastPart(Optional.ofNullable(request.cluster()).orElse("default"));
            List<SimulatedService> inCluster = inCluster(cluster);
            List<Service> found = new ArrayList<>();
            List<Failure> failures = new ArrayList<>();
            for (String name : names) {
                inCluster.stream()
                        .filter(service -> service.spec().name().equals(lastPart(name)))
                        .findFirst()
                        .ifPresentOrElse(
                                service -> found.add(ServiceDescription.of(service)),
                                () -> failures.add(missing(cluster, lastPart(name))));
            }
            return DescribeServicesResponse.builder()
                    .services(found)
                    .failures(failures)
                    .build();
        });
    }

    @Override
    public ListClustersResponse listClusters(ListClustersRequest request) {
        return perform(
                "ListClusters",
                () -> ListClustersResponse.builder()
                        .clusterArns(services.stream()
                                .map(SimulatedService::clusterArn)
                                .distinct()
                                .toList())
                        .build());
    }

    @Override
    public ListServicesResponse listServices(ListServicesRequest request) {
        return perform(
                "ListServices",
                () -> ListServicesResponse.builder()
                        .serviceArns(
                                inCluster(lastPart(Optional.ofNullable(request.cluster())
                                                .orElse("default")))
                                        .stream()
                                        .map(SimulatedService::arn)
                                        .toList())
                        .build());
    }

    private List<SimulatedService> inCluster(String cluster) {
        List<SimulatedService> found = services.stream()
                .filter(service -> service.spec().cluster().equals(cluster))
                .toList();
        if (found.isEmpty()) {
            throw refuse(ClusterNotFoundException.builder(), "ClusterNotFoundException", "Cluster not found.");
        }
        return found;
    }

    private Failure missing(String cluster, String name) {
        return Failure.builder()
                .arn(identifiers.arn("ecs", "service/" + cluster + "/" + name))
                .reason("MISSING")
                .build();
    }

    @Override
    public RegisterTaskDefinitionResponse registerTaskDefinition(RegisterTaskDefinitionRequest request) {
        return perform("RegisterTaskDefinition", () -> {
            if (request.family() == null || request.containerDefinitions().isEmpty()) {
                throw refuse(
                        ClientException.builder(),
                        "ClientException",
                        request.family() == null ? "Family should not be null." : "Container list cannot be empty.");
            }
            TaskDefinitions.Revision revision = taskDefinitions.register(request);
            return RegisterTaskDefinitionResponse.builder()
                    .taskDefinition(revision.definition())
                    .tags(revision.tags())
                    .build();
        });
    }

    @Override
    public DeregisterTaskDefinitionResponse deregisterTaskDefinition(DeregisterTaskDefinitionRequest request) {
        return perform("DeregisterTaskDefinition", () -> {
            TaskDefinitions.Revision revision = taskDefinitions
                    .deregister(request.taskDefinition())
                    .orElseThrow(() -> refuse(
                            ClientException.builder(), "ClientException", "Unable to deregister task definition."));
            return DeregisterTaskDefinitionResponse.builder()
                    .taskDefinition(revision.definition())
                    .build();
        });
    }

    @Override
    public DescribeTaskDefinitionResponse describeTaskDefinition(DescribeTaskDefinitionRequest request) {
        return perform("DescribeTaskDefinition", () -> {
            TaskDefinitions.Revision revision = taskDefinitions
                    .find(request.taskDefinition())
                    .orElseThrow(() -> refuse(
                            ClientException.builder(), "ClientException", "Unable to describe task definition."));
            DescribeTaskDefinitionResponse.Builder response =
                    DescribeTaskDefinitionResponse.builder().taskDefinition(revision.definition());
            if (request.include().contains(TaskDefinitionField.TAGS)) {
                response.tags(revision.tags());
            }
            return response.build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    /** The name in what may be a name or an ARN. */
    private static String lastPart(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    private static AwsServiceException refuse(AwsServiceException.Builder exception, String code, String message) {
        return Refusal.of(exception, "AmazonECS", code, message);
    }

    private <T> T perform(String operation, Supplier<T> action) {
        return wire.perform("ecs", operation, identifiers.account(), action);
    }
}
