package dev.headgate.deployment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where an item lies in the table, and what it is.
 *
 * <p>All locks share a partition: one query lists them. So do the deployments whose end has not been announced, and messages that could not be sent. Deployed releases share one per lock, in the order of their end.
 */
record ItemKey(String partition, String sort) {

    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String LOCKS = "LOCK";
    static final String UNANNOUNCED = "UNANNOUNCED";
    static final String OWED = "OWED";

    /** Instant's own text drops trailing zeros, and then no longer sorts as the instants do. */
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    static ItemKey deployment(String deploymentId) {
        return new ItemKey("DEPLOYMENT#" + deploymentId, "RECORD");
    }

    static ItemKey lock(String lockName) {
        return new ItemKey(LOCKS, lockName);
    }

    static ItemKey waiting(String lockName) {
        return new ItemKey("WAITING", lockName);
    }

    static ItemKey deployed(String lockName, Instant closedAt, String deploymentId) {
        return new ItemKey(deployedPartition(lockName), SORTABLE.format(closedAt) + "#" + deploymentId);
    }

    static String deployedPartition(String lockName) {
        return "DEPLOYED#" + lockName;
    }

    static ItemKey unannounced(String deploymentId) {
        return new ItemKey(UNANNOUNCED, deploymentId);
    }

    static ItemKey plan(String deploymentId) {
        return new ItemKey("PLAN#" + deploymentId, "PLAN");
    }

    /** The same message is the same item. */
    static ItemKey owed(String digest) {
        return new ItemKey(OWED, digest);
    }

    static ItemKey trigger(String triggerId) {
        return new ItemKey("TRIGGER#" + triggerId, "CLAIM");
    }

    /** Finds the claim of a release, of which only the id is known. */
    static ItemKey triggerOf(String releaseId) {
        return new ItemKey("RELEASE#" + releaseId, "TRIGGER");
    }

    static ItemKey beginning(String pipeline, String executionId) {
        return new ItemKey("BEGAN#" + pipeline + "/" + executionId, "AT");
    }

    /** What a pipeline has asked for last. */
    static ItemKey request(String service) {
        return new ItemKey("BUILT#" + service, "LAST");
    }

    Map<String, AttributeValue> attributes() {
        return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(sort));
    }
}
