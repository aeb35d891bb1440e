package dev.headgate.simulator.cloud;

import dev.headgate.config.Strategy;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;

/** Finds what requests name, or refuses them in CodeDeploy's words. */
final class CodeDeployLookup {

    private final Collection<SimulatedService> services;
    private final Deployments deployments;
    private final DeploymentConfigs configs;

    CodeDeployLookup(Collection<SimulatedService> services, Deployments deployments, DeploymentConfigs configs) {
        this.services = services;
        this.deployments = deployments;
        this.configs = configs;
    }

    SimulatedService service(String application, String group) {
        List<SimulatedService> ofApplication = services.stream()
                .filter(service -> service.group().application().equals(application))
                .toList();
        if (ofApplication.isEmpty()) {
            throw refuse(
                    ApplicationDoesNotExistException.builder(),
                    "ApplicationDoesNotExistException",
                    "No application found for name: " + application);
        }
        return ofApplication.stream()
                .filter(service -> service.group().name().equals(group))
                .findFirst()
                .orElseThrow(() -> refuse(
                        DeploymentGroupDoesNotExistException.builder(),
                        "DeploymentGroupDoesNotExistException",
                        "No Deployment Group found for name: " + group));
    }

    Deployment deployment(String id) {
        if (id == null) {
            throw refuse(
                    DeploymentIdRequiredException.builder(),
                    "DeploymentIdRequiredException",
                    "Deployment id must be specified");
        }
        return deployments
                .find(id)
                .orElseThrow(() -> refuse(
                        DeploymentDoesNotExistException.builder(),
                        "DeploymentDoesNotExistException",
                        "The deployment " + id + " could not be found"));
    }

    /** A deployment whose target can be looked at. */
    Deployment startedDeployment(String id) {
        Deployment deployment = deployment(id);
        if (deployment.startedAt().isEmpty()) {
            throw refuse(
                    DeploymentNotStartedException.builder(),
                    "DeploymentNotStartedException",
                    "The deployment " + id + " has not started");
        }
        return deployment;
    }

    void requireTarget(Deployment deployment, String targetId) {
        if (!TargetDescription.id(deployment.service()).equals(targetId)) {
            throw refuse(
                    DeploymentTargetDoesNotExistException.builder(),
                    "DeploymentTargetDoesNotExistException",
                    "The deployment target " + targetId + " does not belong to the deployment " + deployment.id());
        }
    }

    Strategy config(String name) {
        return configs.find(name).orElseThrow(() -> noConfig(name));
    }

    Optional<Run> runOf(Deployment deployment) {
        return deployments.runOf(deployment);
    }

    private static AwsServiceException noConfig(String name) {
        return refuse(
                DeploymentConfigDoesNotExistException.builder(),
                "DeploymentConfigDoesNotExistException",
                "No Deployment Configuration found for name: " + name);
    }

    static AwsServiceException refuse(AwsServiceException.Builder exception, String code, String message) {
        return Refusal.of(exception, "CodeDeploy", code, message);
    }
}
