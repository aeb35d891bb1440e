package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TaskDefinitions;
import dev.headgate.simulator.wire.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ContinueServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.ContinueServiceDeploymentResponse;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** Amazon ECS: services under CodeDeploy, and those whose traffic it moves itself. */
public final class SimulatedEcs implements EcsClient {

    private static final int MOST_SERVICES = 10;

    private final Wire wire;
    private final Identifiers identifiers;
    private final Collection<SimulatedService> services;
    private final EcsServices natives;
    private final TaskDefinitions taskDefinitions;
    private final ServiceLookup lookup;
    private final ServiceOrders orders;
    private final DeploymentAnswers answers;
    private final ServiceQueries queries;

    public SimulatedEcs(
            Wire wire,
            Identifiers identifiers,
            Collection<SimulatedService> services,
            EcsServices natives,
            TaskDefinitions taskDefinitions) {
        this.wire = wire;
        this.identifiers = identifiers;
        this.services = services;
        this.natives = natives;
        this.taskDefinitions = taskDefinitions;
        lookup = new ServiceLookup(services, natives);
        orders = new ServiceOrders(natives.around(), lookup);
        answers = new DeploymentAnswers(natives.around(), lookup);
        queries = new ServiceQueries(natives, lookup);
    }

    @Override
    public CreateServiceResponse createService(CreateServiceRequest request) {
        return perform(
                "CreateService",
                () -> CreateServiceResponse.builder()
                        .service(describe(orders.create(request)))
                        .build());
    }

    @Override
    public UpdateServiceResponse updateService(UpdateServiceRequest request) {
        return perform(
                "UpdateService",
                () -> UpdateServiceResponse.builder()
                        .service(describe(orders.update(request)))
                        .build());
    }

    @Override
    public ListServiceDeploymentsResponse listServiceDeployments(ListServiceDeploymentsRequest request) {
        return perform("ListServiceDeployments", () -> queries.list(request));
    }

    @Override
    public DescribeServiceDeploymentsResponse describeServiceDeployments(DescribeServiceDeploymentsRequest request) {
        return perform("DescribeServiceDeployments", () -> queries.describe(request));
    }

    @Override
    public DescribeServiceRevisionsResponse describeServiceRevisions(DescribeServiceRevisionsRequest request) {
        return perform("DescribeServiceRevisions", () -> queries.describe(request));
    }

    @Override
    public StopServiceDeploymentResponse stopServiceDeployment(StopServiceDeploymentRequest request) {
        return perform("StopServiceDeployment", () -> {
            answers.stop(request);
            return StopServiceDeploymentResponse.builder()
                    .serviceDeploymentArn(request.serviceDeploymentArn())
                    .build();
        });
    }

    @Override
    public ContinueServiceDeploymentResponse continueServiceDeployment(ContinueServiceDeploymentRequest request) {
        return perform("ContinueServiceDeployment", () -> {
            answers.resume(request);
            return ContinueServiceDeploymentResponse.builder()
                    .serviceDeploymentArn(request.serviceDeploymentArn())
                    .build();
        });
    }

    private Service describe(SimulatedService service) {
        return natives.of(service)
                .map(owner -> NativeDescription.of(owner, natives.conditions()))
                .orElseGet(() -> ServiceDescription.of(service));
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        return perform("DescribeServices", () -> {
            List<String> names = request.services();
            if (names.isEmpty() || names.size() > MOST_SERVICES) {
                throw Refused.parameter("Name from 1 to " + MOST_SERVICES + " services, not " + names.size());
            }
            String cluster = ServiceLookup.lastPart(
                    Optional.ofNullable(request.cluster()).orElse("default"));
            List<SimulatedService> inCluster = lookup.inCluster(cluster);
            List<Service> found = new ArrayList<>();
            List<Failure> failures = new ArrayList<>();
            for (String name : names) {
                inCluster.stream()
                        .filter(service -> service.spec().name().equals(ServiceLookup.lastPart(name)))
                        .findFirst()
                        .ifPresentOrElse(
                                service -> found.add(describe(service)),
                                () -> failures.add(missing(cluster, ServiceLookup.lastPart(name))));
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
                        .serviceArns(lookup.inCluster(request.cluster()).stream()
                                .map(SimulatedService::arn)
                                .toList())
                        .build());
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
                throw Refused.with(
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
                    .orElseThrow(() -> Refused.with(
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
                    .orElseThrow(() -> Refused.with(
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

    private <T> T perform(String operation, Supplier<T> action) {
        return wire.perform("ecs", operation, identifiers.account(), action);
    }
}
