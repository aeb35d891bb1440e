package dev.headgate.traffic.codedeploy;

import dev.headgate.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/**
 * What CodeDeploy is to put behind the load balancer.
 *
 * <p>It names nothing else of the service: platform version, network and capacity stay as they are.
 *
 * @param taskDefinition ARN with its revision
 * @param port of the container, that the load balancer sends requests to
 */
record AppSpec(String taskDefinition, String container, int port) {

    /** The AppSpec file's JSON; the same for the same values. */
    String content() {
        Map<String, Object> service = Map.of(
                "Type",
                "AWS::ECS::Service",
                "Properties",
                sorted(Map.of(
                        "TaskDefinition",
                        taskDefinition,
                        "LoadBalancerInfo",
                        sorted(Map.of("ContainerName", container, "ContainerPort", port)))));
        return Json.write(
                sorted(Map.of("version", 0.0, "Resources", List.of(Map.of("TargetService", sorted(service))))));
    }

    /** Lower-case hex digits of the content's SHA-256. */
    String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
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
