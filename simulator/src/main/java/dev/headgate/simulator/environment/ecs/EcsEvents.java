package dev.headgate.simulator.environment.ecs;

import dev.headgate.json.Json;
import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.states.time.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What ECS tells EventBridge of service deployments and their hooks: at least once. */
final class EcsEvents {

    private final EventLoop loop;
    private final Identifiers identifiers;
    private final EcsConditions readings;
    private final List<Consumer<String>> listeners = new ArrayList<>();

    EcsEvents(EventLoop loop, Identifiers identifiers, EcsConditions readings) {
        this.loop = loop;
        this.identifiers = identifiers;
        this.readings = readings;
    }

    void onEvent(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** @param name {@code SERVICE_DEPLOYMENT_…} */
    void deployment(EcsDeployment deployment, String name, String type, String reason) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("eventType", type);
        detail.put("eventName", name);
        detail.put("deploymentId", deployment.id());
        detail.put("updatedAt", loop.instant().toString());
        detail.put("reason", reason);
        send("ECS Deployment State Change", deployment.serviceArn(), detail);
    }

    /** Named after the hook's status. */
    void hook(EcsDeployment deployment, Hook hook) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("eventType", "INFO");
        detail.put("eventName", "HOOK_" + hook.status());
        detail.put("hookId", hook.id());
        detail.put("hookType", hook.isPause() ? "PAUSE" : "AWS_LAMBDA");
        detail.put("expiresAt", hook.expiresAt().toString());
        detail.put("lifecycleStage", hook.stage().name());
        detail.put("clusterArn", deployment.clusterArn());
        detail.put("serviceArn", deployment.serviceArn());
        detail.put("serviceDeploymentArn", deployment.arn());
        detail.put("updatedAt", loop.instant().toString());
        send("ECS Hook State Change", deployment.arn(), detail);
    }

    private void send(String type, String resource, Map<String, Object> detail) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", identifiers.hex() + identifiers.hex());
        event.put("detail-type", type);
        event.put("source", "aws.ecs");
        event.put("account", identifiers.account());
        event.put("time", loop.instant().toString());
        event.put("region", identifiers.region());
        event.put("resources", List.of(resource));
        event.put("detail", detail);
        String text = Json.write(event);
        for (int i = 0; i < (readings.eventsComeTwice() ? 2 : 1); i++) {
            listeners.forEach(listener -> listener.accept(text));
        }
    }
}
