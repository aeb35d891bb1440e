package dev.headgate.cli.look.plan;

import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.ReleasePlan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** When each deployment of a release would come to what: a wave begins when all of the one before it has ended. */
final class Walk {

    private Walk() {}

    /** In the order of the waves. */
    static Map<DeploymentPlan, Schedule> through(
            List<ReleasePlan.Wave> waves, Function<DeploymentPlan, Outlook> outlooks, Instant now) {
        Map<DeploymentPlan, Schedule> all = new LinkedHashMap<>();
        Instant begins = now;
        Instant atLatest = now;
        for (ReleasePlan.Wave wave : waves) {
            Map<DeploymentPlan, Schedule> ofWave = new LinkedHashMap<>();
            for (DeploymentPlan plan : wave.deployments()) {
                ofWave.put(
                        plan,
                        new Schedule(
                                plan.environment().rules(), outlooks.apply(plan).turn(plan, begins), begins, atLatest));
            }
            begins = last(ofWave.values().stream().map(Schedule::earliest), begins);
            atLatest = last(ofWave.values().stream().map(Schedule::latest), atLatest);
            all.putAll(ofWave);
        }
        return all;
    }

    private static Instant last(Stream<Instant> ends, Instant otherwise) {
        return ends.reduce(Walk::later).orElse(otherwise);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
