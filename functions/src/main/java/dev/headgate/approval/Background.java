package dev.headgate.approval;

import dev.headgate.approval.Standing.Fact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies around a deployment, as far as it helps to decide on it.
 *
 * @param commitUrl the commit's page
 * @param compareUrl a page of all that lies between the commit that serves now and this one
 * @param earlier how the same release ended in environments before this one, in their order
 * @param testUrl where green, once it is there, answers on the test listener
 * @param following environments that the release goes to after this one
 * @param timeZones of approvers by name, for those who have said theirs
 */
public record Background(
        Optional<String> commitUrl,
        Optional<String> compareUrl,
        List<Fact> earlier,
        Optional<String> testUrl,
        List<String> following,
        Map<String, String> timeZones) {

    static final Background UNKNOWN =
            new Background(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of(), Map.of());

    public Background {
        earlier = List.copyOf(earlier);
        following = List.copyOf(following);
        timeZones = Map.copyOf(timeZones);
    }
}
