package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TaskDefinitions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentController;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** Creates and changes services; what of a request is not simulated is refused by its name. */
final class ServiceOrders {

    private static final Set<String> OF_UPDATE = Set.of(
            "cluster",
            "service",
            "taskDefinition",
            "desiredCount",
            "deploymentConfiguration",
            "deploymentController",
            "loadBalancers",
            "forceNewDeployment",
            "healthCheckGracePeriodSeconds");

    /** Where its tasks run is what the place was prepared with. */
    private static final Set<String> OF_CREATE = Set.of(
            "cluster",
            "serviceName",
            "taskDefinition",
            "desiredCount",
            "clientToken",
            "deploymentConfiguration",
            "deploymentController",
            "loadBalancers",
            "launchType",
            "platformVersion",
            "networkConfiguration",
            "schedulingStrategy",
            "healthCheckGracePeriodSeconds");

    private static final int LONGEST_TOKEN = 36;

    private final Surroundings around;
    private final ServiceLookup lookup;
    private final Map<String, SimulatedService> byToken = new HashMap<>();

    ServiceOrders(Surroundings around, ServiceLookup lookup) {
        this.around = around;
        this.lookup = lookup;
    }

    SimulatedService create(CreateServiceRequest request) {
        requireSimulated("CreateService", request, OF_CREATE);
        requireEcs(request.deploymentController());
        Optional<String> token = Optional.ofNullable(request.clientToken());
        if (token.filter(it -> it.length() > LONGEST_TOKEN).isPresent()) {
            throw Refused.parameter("A client token has " + LONGEST_TOKEN + " characters at most.");
        }
        SimulatedService service = lookup.placesIn(request.cluster()).stream()
                .filter(it -> it.spec().name().equals(request.serviceName()))
                .findFirst()
                .orElseThrow(
                        () -> Refused.parameter("The target groups of " + request.serviceName() + " do not exist."));
        if (token.map(byToken::get).filter(service::equals).isPresent()) {
            return service;
        }
        NativeService owner = lookup.nativeOf(service)
                .filter(it -> it.setup().isEmpty())
                .orElseThrow(() -> Refused.parameter("Creation of service was not idempotent."));
        LoadBalancer balancing = BalancingRules.checked(request.loadBalancers(), service);
        DeploymentConfiguration configuration =
                ConfigurationRules.checked(Optional.ofNullable(request.deploymentConfiguration())
                        .orElseGet(() -> DeploymentConfiguration.builder().build()));
        String definition = checked(request.taskDefinition(), balancing);
        Optional.ofNullable(request.desiredCount()).ifPresent(service::scaleTo);
        requireOneAtATime(service, configuration);
        owner.setUp(new NativeService.Setup(configuration, balancing));
        owner.deploy(definition);
        token.ifPresent(it -> byToken.put(it, service));
        return service;
    }

    SimulatedService update(UpdateServiceRequest request) {
        requireSimulated("UpdateService", request, OF_UPDATE);
        SimulatedService service = lookup.service(request.cluster(), request.service());
        Optional<NativeService> owner = lookup.nativeOf(service);
        if (owner.isEmpty()) {
            requireWhatCodeDeployLeaves(request);
            scale(service, request);
        }
        owner.ifPresent(it -> update(it, request));
        return service;
    }

    /** The count of tasks and the deployment configuration alone start no deployment. */
    private void update(NativeService owner, UpdateServiceRequest request) {
        requireEcs(request.deploymentController());
        NativeService.Setup former = owner.setup().orElseThrow();
        LoadBalancer balancing = request.loadBalancers().isEmpty()
                ? former.balancing()
                : BalancingRules.checked(request.loadBalancers(), owner.service());
        DeploymentConfiguration configuration = Optional.ofNullable(request.deploymentConfiguration())
                .map(asked -> ConfigurationRules.checked(
                        around.readings().partialConfigurationResetsTheRest()
                                ? asked
                                : ConfigurationRules.over(former.configuration(), asked)))
                .orElse(former.configuration());
        Optional<String> definition =
                Optional.ofNullable(request.taskDefinition()).map(it -> checked(it, balancing));
        boolean changes =
                definition.filter(it -> !it.equals(owner.taskDefinition())).isPresent()
                        || !balancing.equals(former.balancing());
        boolean same = (definition.isPresent() || request.hasLoadBalancers())
                && around.readings().sameUpdateStartsAnother();
        requireOneAtATime(owner.service(), configuration);
        owner.setUp(new NativeService.Setup(configuration, balancing));
        scale(owner.service(), request);
        if (changes || same || Boolean.TRUE.equals(request.forceNewDeployment())) {
            owner.deploy(definition.orElseGet(owner::taskDefinition));
        }
    }

    /** A network load balancer of the simulator forwards to one target group at a time. */
    private static void requireOneAtATime(SimulatedService service, DeploymentConfiguration configuration) {
        if (service.loadBalancer().isNetwork() && configuration.strategy() != DeploymentStrategy.BLUE_GREEN) {
            throw new UnsupportedOperationException("ecs: the strategy " + configuration.strategyAsString()
                    + " is not simulated behind a network load balancer");
        }
    }

    private static void scale(SimulatedService service, UpdateServiceRequest request) {
        Optional.ofNullable(request.desiredCount()).ifPresent(service::scaleTo);
    }

    private static void requireWhatCodeDeployLeaves(UpdateServiceRequest request) {
        if (request.deploymentController() != null) {
            throw new UnsupportedOperationException(
                    "ecs:UpdateService with another deploymentController is not" + " simulated");
        }
        if (request.taskDefinition() != null
                || request.hasLoadBalancers()
                || Boolean.TRUE.equals(request.forceNewDeployment())) {
            throw Refused.parameter("Unable to update task definition on services with a CODE_DEPLOY deployment"
                    + " controller. Use AWS CodeDeploy to trigger a new deployment.");
        }
    }

    private static void requireEcs(@Nullable DeploymentController asked) {
        if (asked != null && asked.type() != DeploymentControllerType.ECS) {
            throw new UnsupportedOperationException("ecs: the deployment controller " + asked.typeAsString()
                    + " is not simulated for services that ECS deploys");
        }
    }

    private String checked(@Nullable String reference, LoadBalancer balancing) {
        if (reference == null) {
            throw Refused.parameter("taskDefinition must be specified.");
        }
        TaskDefinitions.Revision revision = around.taskDefinitions()
                .find(reference)
                .orElseThrow(
                        () -> Refused.with(ClientException.builder(), "ClientException", "TaskDefinition not found."));
        if (!revision.isActive()) {
            throw Refused.with(ClientException.builder(), "ClientException", "TaskDefinition is inactive");
        }
        String arn = revision.definition().taskDefinitionArn();
        boolean mapped = around.taskDefinitions()
                .container(arn, balancing.containerName())
                .filter(container -> container.portMappings().stream()
                        .anyMatch(mapping -> mapping.containerPort().equals(balancing.containerPort())))
                .isPresent();
        if (!mapped) {
            throw Refused.parameter("The container " + balancing.containerName() + " did not have a container port "
                    + balancing.containerPort() + " defined.");
        }
        return arn;
    }

    private static void requireSimulated(String operation, SdkPojo request, Set<String> simulated) {
        request.sdkFields().stream()
                .filter(field -> !simulated.contains(field.memberName()))
                .filter(field -> {
                    Object value = field.getValueOrDefault(request);
                    return value != null && !(value instanceof SdkAutoConstructList<?>);
                })
                .findFirst()
                .ifPresent(field -> {
                    throw new UnsupportedOperationException(
                            "ecs:" + operation + " with " + field.memberName() + " is not simulated");
                });
    }
}
