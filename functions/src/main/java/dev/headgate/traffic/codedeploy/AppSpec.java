package dev.headgate.traffic.codedeploy;

import dev.headgate.json.Json;
import dev.headgate.text.Digest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/**
 * What CodeDeploy is to put behind the load balancer.
 *
 * <p>It names all of the service that CodeDeploy would set to a default.
 *
 * @param taskDefinition ARN with its revision
 * @param port of the container, that the load balancer sends requests to
 */
record AppSpec(String taskDefinition, String container, int port, Placement placement) {

    /** The AppSpec file's JSON; the same for the same values. */
    String content() {
        SortedMap<String, Object> properties = sorted(placement.properties());
        properties.put("TaskDefinition", taskDefinition);
        properties.put("LoadBalancerInfo", sorted(Map.of("ContainerName", container, "ContainerPort", port)));
        SortedMap<String, Object> service = sorted(Map.of("Type", "AWS::ECS::Service", "Properties", properties));
        return Json.write(sorted(Map.of("version", 0.0, "Resources", List.of(Map.of("TargetService", service)))));
    }

    /** Lower-case hex digits of the content's SHA-256. */
    String sha256() {
        return Digest.hex(content());
    }

    RevisionLocation revision() {
        return RevisionLocation.builder()
                .revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                .appSpecContent(it -> it.content(content()).sha256(sha256()))
                .build();
    }

    /** The order of Map.of changes from one JVM to the next. */
    private static SortedMap<String, Object> sorted(Map<String, Object> map) {
        return new TreeMap<>(map);
    }
}
