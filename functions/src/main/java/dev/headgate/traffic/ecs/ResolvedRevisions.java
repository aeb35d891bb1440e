package dev.headgate.traffic.ecs;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/**
 * Service revisions that were read before. One can not be changed, so each is read until ECS has resolved where it is, and not
 * again by the same environment of a function.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-revision.html">Service revisions</a>
 */
final class ResolvedRevisions {

    /** Of all services that a function has to do with: then it begins anew. */
    private static final int MOST = 500;

    private final Map<String, ServiceRevision> byArn = new HashMap<>();

    /** Those of these that are known. */
    Map<String, ServiceRevision> of(List<String> arns) {
        Map<String, ServiceRevision> known = new LinkedHashMap<>();
        arns.forEach(arn -> Optional.ofNullable(byArn.get(arn)).ifPresent(it -> known.put(arn, it)));
        return known;
    }

    void keep(Collection<ServiceRevision> read) {
        if (byArn.size() > MOST) {
            byArn.clear();
        }
        read.stream().filter(ResolvedRevisions::isResolved).forEach(it -> byArn.put(it.serviceRevisionArn(), it));
    }

    private static boolean isResolved(ServiceRevision revision) {
        return Optional.ofNullable(revision.resolvedConfiguration())
                .filter(it -> !it.loadBalancers().isEmpty())
                .isPresent();
    }
}
