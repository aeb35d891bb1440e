package dev.headgate.simulator.law;

import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.environment.TrafficView.Revision;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Questions that several laws put to what serves. */
final class Serving {

    private static final Pattern MARKER = Pattern.compile("\\[headgate:([^:\\]]+)(:[^\\]]+)?\\]$");

    private Serving() {}

    /** Percent of production by image digest; images without any are left out. */
    static Map<String, Integer> percentByDigest(TrafficView traffic) {
        Map<String, Integer> percent = new TreeMap<>();
        for (Revision revision : traffic.revisions()) {
            if (revision.percent() > 0) {
                percent.merge(digestOf(revision.image()), revision.percent(), Integer::sum);
            }
        }
        return percent;
    }

    static int total(TrafficView traffic) {
        return traffic.revisions().stream().mapToInt(Revision::percent).sum();
    }

    static boolean isAllOn(TrafficView traffic, String digest) {
        return percentByDigest(traffic).equals(Map.of(digest, 100));
    }

    /** All of production, and every task that is wanted is healthy. */
    static boolean isWhole(TrafficView traffic, String digest) {
        return traffic.revisions().stream()
                .anyMatch(it -> it.percent() == 100 && it.image().endsWith(digest) && it.healthy() >= it.desired());
    }

    /** Whether tasks of this image run and are not on their way out. */
    static boolean isRunning(TrafficView traffic, String digest) {
        return traffic.revisions().stream()
                .anyMatch(it -> it.image().endsWith(digest) && !it.status().equals("DRAINING"));
    }

    static String digestOf(String image) {
        return image.substring(image.indexOf("sha256:"));
    }

    /**
     * What a CodeDeploy deployment's description says of whose it is.
     *
     * @param restores whether it brings blue back
     */
    record Marker(String deploymentId, boolean restores) {}

    /** Empty for a deployment that Headgate did not start. */
    static Optional<Marker> marker(String description) {
        Matcher matcher = MARKER.matcher(description);
        return matcher.find() ? Optional.of(new Marker(matcher.group(1), matcher.group(2) != null)) : Optional.empty();
    }
}
