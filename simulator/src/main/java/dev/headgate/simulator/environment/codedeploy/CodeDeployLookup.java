package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.config.Strategy;
import dev.headgate.simulator.environment.service.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentIdException;
import software.amazon.awssdk.services.codedeploy.model.RevisionDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;

/** Finds what requests name, or refuses them in CodeDeploy's words. */
public final class CodeDeployLookup {

    private static final Pattern DEPLOYMENT_ID = Pattern.compile("d-[A-Z0-9]{9}");

    private final Collection<DeploymentGroup> groups;
    private final Deployments deployments;
    private final DeploymentConfigs configs;

    CodeDeployLookup(Collection<DeploymentGroup> groups, Deployments deployments, DeploymentConfigs configs) {
        this.groups = groups;
        this.deployments = deployments;
        this.configs = configs;
    }

    DeploymentGroup group(@Nullable String application, @Nullable String name) {
        List<DeploymentGroup> ofApplication = groupsOf(application);
        if (name == null) {
            throw required(DeploymentGroupNameRequiredException.builder(), "DeploymentGroupName");
        }
        return ofApplication.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refuse(
                        DeploymentGroupDoesNotExistException.builder(),
                        "DeploymentGroupDoesNotExistException",
                        "No Deployment Group found for name: " + name));
    }

    List<String> applications() {
        return groups.stream().map(DeploymentGroup::application).distinct().toList();
    }

    List<DeploymentGroup> groupsOf(@Nullable String application) {
        if (application == null) {
            throw required(ApplicationNameRequiredException.builder(), "ApplicationName");
        }
        List<DeploymentGroup> ofApplication = groups.stream()
                .filter(group -> group.application().equals(application))
                .toList();
        if (ofApplication.isEmpty()) {
            throw refuse(
                    ApplicationDoesNotExistException.builder(),
                    "ApplicationDoesNotExistException",
                    "No application found for name: " + application);
        }
        return ofApplication;
    }

    Deployment deployment(@Nullable String id) {
        if (id == null) {
            throw required(DeploymentIdRequiredException.builder(), "DeploymentId");
        }
        checkDeploymentId(id);
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

    static void checkDeploymentId(String id) {
        if (!DEPLOYMENT_ID.matcher(id).matches()) {
            throw refuse(
                    InvalidDeploymentIdException.builder(),
                    "InvalidDeploymentIdException",
                    "Specified DeploymentId is not in the valid format: " + id);
        }
    }

    void requireTarget(Deployment deployment, @Nullable String targetId) {
        if (targetId == null) {
            throw required(DeploymentTargetIdRequiredException.builder(), "DeploymentTargetId");
        }
        if (!TargetDescription.id(deployment.group().service()).equals(targetId)) {
            throw refuse(
                    DeploymentTargetDoesNotExistException.builder(),
                    "DeploymentTargetDoesNotExistException",
                    "The deployment target " + targetId + " does not belong to the deployment " + deployment.id());
        }
    }

    /** Of all that an application was ever deployed with, the one of this digest. */
    RevisionLocation revision(String application, RevisionLocation wanted) {
        return groupsOf(application).stream()
                .flatMap(group -> Stream.concat(
                        group.firstRevision().stream(),
                        deployments.of(group).map(it -> it.order().revision())))
                .filter(it -> it.appSpecContent() != null
                        && it.appSpecContent()
                                .sha256()
                                .equals(wanted.appSpecContent().sha256()))
                .findFirst()
                .orElseThrow(() -> refuse(
                        RevisionDoesNotExistException.builder(),
                        "RevisionDoesNotExistException",
                        "No application revision found for the application " + application));
    }

    Strategy config(@Nullable String name) {
        if (name == null) {
            throw required(DeploymentConfigNameRequiredException.builder(), "DeploymentConfigName");
        }
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

    /** Something that must be named is not. */
    static AwsServiceException required(AwsServiceException.Builder exception, String what) {
        return refuse(exception, what + "RequiredException", what + " must be specified");
    }

    static AwsServiceException refuse(AwsServiceException.Builder exception, String code, String message) {
        return Refusal.of(exception, "CodeDeploy", code, message);
    }
}
