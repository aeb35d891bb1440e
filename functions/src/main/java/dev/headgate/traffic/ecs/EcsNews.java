package dev.headgate.traffic.ecs;

import dev.headgate.config.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads of which service an event of ECS tells. An event is text from another account: whatever is not as it should be is no
 * event of ours.
 *
 * <p>What it says is not read at all: it only wakes, and the look that follows sees what is so.
 */
public final class EcsNews {

    /** Its {@code detail} names the service. */
    private static final String OF_HOOKS = "ECS Hook State Change";

    /** Its {@code resources} do, and nothing else: not even the service deployment is in its detail. */
    private static final String OF_DEPLOYMENTS = "ECS Deployment State Change";

    private static final Pattern SERVICE =
            Pattern.compile("arn:[a-z-]+:ecs:([a-z0-9-]{1,40}):(\\d{12}):service/([\\w-]{1,255})/([\\w-]{1,255})");

    private EcsNews() {}

    static String place(Target target) {
        return place(target.account(), target.region(), target.cluster(), target.service());
    }

    /** The place that an event tells of; empty where it is about no service, or about one of another account than it comes from. */
    public static Optional<String> place(Map<String, Object> event) {
        return service(event)
                .map(SERVICE::matcher)
                .filter(Matcher::matches)
                .filter(arn ->
                        arn.group(1).equals(event.get("region")) && arn.group(2).equals(event.get("account")))
                .map(arn -> place(arn.group(2), arn.group(1), arn.group(3), arn.group(4)));
    }

    private static Optional<String> service(Map<String, Object> event) {
        Object said = switch (String.valueOf(event.get("detail-type"))) {
            case OF_HOOKS -> event.get("detail") instanceof Map<?, ?> detail ? detail.get("serviceArn") : null;
            case OF_DEPLOYMENTS ->
                event.get("resources") instanceof List<?> resources && resources.size() == 1
                        ? resources.getFirst()
                        : null;
            default -> null;
        };
        return said instanceof String arn ? Optional.of(arn) : Optional.empty();
    }

    private static String place(String account, String region, String cluster, String service) {
        return account + "/" + region + "/" + cluster + "/" + service;
    }
}
