package dev.headgate.traffic.codedeploy;

import dev.headgate.json.Json;
import dev.headgate.text.Digest;
import dev.headgate.traffic.codedeploy.OwnHooks.Hook;
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
 * @param hooks carried over from the AppSpec before
 */
record AppSpec(String taskDefinition, String container, int port, Placement placement, List<Hook> hooks) {

    AppSpec {
        hooks = List.copyOf(hooks);
    }

    /** The AppSpec file's JSON; the same for the same values. */
    String content() {
        SortedMap<String, Object> properties = sorted(placement.properties());
        properties.put("TaskDefinition", taskDefinition);
        properties.put("LoadBalancerInfo", sorted(Map.of("ContainerName", container, "ContainerPort", port)));
        SortedMap<String, Object> service = sorted(Map.of("Type", "AWS::ECS::Service", "Properties", properties));
        SortedMap<String, Object> whole =
                sorted(Map.of("version", 0.0, "Resources", List.of(Map.of("TargetService", service))));
        if (!hooks.isEmpty()) {
            whole.put(
                    "Hooks",
                    hooks.stream().map(it -> Map.of(it.event(), it.function())).toList());
        }
        return Json.write(whole);
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
