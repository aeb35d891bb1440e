package dev.headgate.simulator.environment.codedeploy;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRevisionException;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** The part of an AppSpec that says what is to run and where its requests go. */
record AppSpec(String taskDefinition, String containerName, int containerPort) {

    /**
     * Reads JSON or YAML.
     *
     * @throws InvalidRevisionException when it can not be a deployment of an ECS service; says why
     */
    static AppSpec parse(String content) {
        Object document;
        try {
            document = new Load(LoadSettings.builder().build()).loadFromString(content);
        } catch (YamlEngineException broken) {
            throw invalid("The AppSpec is neither JSON nor YAML: " + broken.getMessage());
        }
        if (!(get(document, "Resources", "an AppSpec") instanceof List<?> resources) || resources.size() != 1) {
            throw invalid("Resources must be a list of exactly one resource");
        }
        Object service = get(resources.getFirst(), "TargetService", "the resource");
        if (!"AWS::ECS::Service".equals(get(service, "Type", "TargetService"))) {
            throw invalid("The resource must be of type AWS::ECS::Service");
        }
        Object properties = get(service, "Properties", "TargetService");
        Object loadBalancer = get(properties, "LoadBalancerInfo", "Properties");
        if (get(properties, "TaskDefinition", "Properties") instanceof String taskDefinition
                && get(loadBalancer, "ContainerName", "LoadBalancerInfo") instanceof String containerName
                && get(loadBalancer, "ContainerPort", "LoadBalancerInfo") instanceof Integer containerPort) {
            return new AppSpec(taskDefinition, containerName, containerPort);
        }
        throw invalid("TaskDefinition and ContainerName must be strings, and ContainerPort a whole number");
    }

    RevisionLocation toRevision() {
        String content = """
                {"version": 0.0, "Resources": [{"TargetService": {"Type": "AWS::ECS::Service", "Properties": {
                  "TaskDefinition": "%s",
                  "LoadBalancerInfo": {"ContainerName": "%s", "ContainerPort": %d}}}}]}
                """.formatted(taskDefinition, containerName, containerPort);
        return RevisionLocation.builder()
                .revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                .appSpecContent(spec -> spec.content(content))
                .build();
    }

    private static Object get(Object object, String key, String where) {
        Object value = object instanceof Map<?, ?> map ? map.get(key) : null;
        if (value == null) {
            throw invalid("There is no " + key + " in " + where);
        }
        return value;
    }

    static AwsServiceException invalid(String message) {
        return CodeDeployLookup.refuse(InvalidRevisionException.builder(), "InvalidRevisionException", message);
    }
}
