package dev.headgate.simulator.served;

import dev.headgate.simulator.scenario.Happening;
import java.util.List;

/**
 * The world's own account: all that no API of AWS tells, because it befell what lies between Headgate and AWS, or is what people
 * are going to do. Nothing else of a world is told but through AWS.
 *
 * @param happenings what went wrong and what people did, in the order in which it was found out; it only grows
 * @param totals how often what happened again and again did
 * @param expectsSomebody whether somebody of the scenario is still going to act
 */
public record BesidesAws(List<Happening> happenings, List<String> totals, boolean expectsSomebody) {

    public BesidesAws {
        happenings = List.copyOf(happenings);
        totals = List.copyOf(totals);
    }
}
