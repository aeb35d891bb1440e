package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.config.Strategy;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TaskDefinitions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.DescriptionTooLongException;
import software.amazon.awssdk.services.codedeploy.model.InvalidTrafficRoutingConfigurationException;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.codedeploy.model.RevisionRequiredException;

/** Checks what CreateDeployment is asked, and takes the order. */
public final class DeploymentOrders {

    private static final int LONGEST_DESCRIPTION = 256;

    private final TaskDefinitions taskDefinitions;
    private final CodeDeployLookup lookup;

    DeploymentOrders(TaskDefinitions taskDefinitions, CodeDeployLookup lookup) {
        this.taskDefinitions = taskDefinitions;
        this.lookup = lookup;
    }

    Deployment.Order take(CreateDeploymentRequest request, DeploymentGroup group) {
        String configName = Optional.ofNullable(request.deploymentConfigName()).orElse(DeploymentConfigs.ALL_AT_ONCE);
        Strategy strategy = lookup.config(configName);
        Optional<String> description = Optional.ofNullable(request.description());
        if (description.filter(text -> text.length() > LONGEST_DESCRIPTION).isPresent()) {
            throw CodeDeployLookup.refuse(
                    DescriptionTooLongException.builder(),
                    "DescriptionTooLongException",
                    "Description cannot be longer than " + LONGEST_DESCRIPTION + " characters");
        }
        RevisionLocation revision = checked(request.revision());
        AppSpec appSpec = AppSpec.parse(revision.appSpecContent().content());
        requireBalancing(strategy, group.service());
        return new Deployment.Order(
                Deployment.Creator.USER,
                configName,
                strategy,
                taskDefinitionIn(appSpec, group.service()),
                appSpec.placement(group.service().spec().shape().placement()),
                revision,
                description,
                alarms(request.overrideAlarmConfiguration(), group),
                rollbackEvents(request.autoRollbackConfiguration()),
                appSpec.hooks());
    }

    private static RevisionLocation checked(RevisionLocation revision) {
        if (revision == null) {
            throw CodeDeployLookup.refuse(
                    RevisionRequiredException.builder(), "RevisionRequiredException", "Revision must be specified");
        }
        if (revision.revisionType() != RevisionLocationType.APP_SPEC_CONTENT || revision.appSpecContent() == null) {
            throw new UnsupportedOperationException("codedeploy CreateDeployment with a revision of type "
                    + revision.revisionTypeAsString() + ": only AppSpecContent is simulated");
        }
        String content = revision.appSpecContent().content();
        if (content == null) {
            throw AppSpec.invalid("The AppSpec content is missing");
        }
        String given = revision.appSpecContent().sha256();
        String actual = sha256(content);
        if (given != null && !given.equals(actual)) {
            throw AppSpec.invalid("The SHA-256 of the AppSpec content is " + actual + ", not " + given);
        }
        return revision.toBuilder()
                .appSpecContent(spec -> spec.content(content).sha256(actual))
                .build();
    }

    /** With the digest by which an application keeps it. */
    static RevisionLocation revisionOf(String appSpec) {
        return RevisionLocation.builder()
                .revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                .appSpecContent(spec -> spec.content(appSpec).sha256(sha256(appSpec)))
                .build();
    }

    private static void requireBalancing(Strategy strategy, SimulatedService service) {
        if (service.loadBalancer().isNetwork() && !(strategy instanceof Strategy.AllAtOnce)) {
            throw CodeDeployLookup.refuse(
                    InvalidTrafficRoutingConfigurationException.builder(),
                    "InvalidTrafficRoutingConfigurationException",
                    "Only ALB supports gradual traffic routing, use AllAtOnce Traffic routing instead");
        }
    }

    private String taskDefinitionIn(AppSpec appSpec, SimulatedService service) {
        String arn = appSpec.taskDefinition();
        boolean active = arn.startsWith("arn:")
                && taskDefinitions
                        .find(arn)
                        .filter(TaskDefinitions.Revision::isActive)
                        .filter(found -> found.definition().taskDefinitionArn().equals(arn))
                        .isPresent();
        if (!active) {
            throw AppSpec.invalid("There is no active task definition " + arn);
        }
        boolean mapped = taskDefinitions
                .container(arn, appSpec.containerName())
                .filter(container -> container.portMappings().stream()
                        .anyMatch(mapping -> mapping.containerPort() == appSpec.containerPort()))
                .isPresent();
        if (!mapped || !appSpec.containerName().equals(service.spec().containerName())) {
            throw AppSpec.invalid("The container " + appSpec.containerName() + " did not have a container port "
                    + appSpec.containerPort() + " defined, or is not the one that the service balances");
        }
        return arn;
    }

    private static List<String> alarms(AlarmConfiguration override, DeploymentGroup group) {
        if (override == null) {
            return group.alarms();
        }
        boolean enabled = Boolean.TRUE.equals(override.enabled());
        return enabled ? override.alarms().stream().map(Alarm::name).toList() : List.of();
    }

    private static Set<AutoRollbackEvent> rollbackEvents(AutoRollbackConfiguration override) {
        if (override == null) {
            return DeploymentGroup.ROLLBACK_EVENTS;
        }
        return Boolean.TRUE.equals(override.enabled()) ? Set.copyOf(override.events()) : Set.of();
    }

    private static String sha256(String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
