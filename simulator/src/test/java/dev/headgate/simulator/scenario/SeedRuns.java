package dev.headgate.simulator.scenario;

import dev.headgate.deployment.Closing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays many seeds and counts what became of them, without stopping at the first that breaks a law.
 *
 * <p>Arguments: the first seed, how many, {@code ecs} to have ECS move the traffic, {@code two} to have two mishaps in each
 * run instead of one to three, {@code verbs} to have one and an operator who says things of all kinds, and {@code story} to have each broken run told in full.
 */
final class SeedRuns {

    private SeedRuns() {}

    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        List<String> words = List.of(arguments).subList(2, arguments.length);
        boolean tells = words.contains("story");
        Map<String, Integer> outcomes = new TreeMap<>();
        Map<String, List<Long>> broken = new TreeMap<>();
        Map<Profile, Long> took = new EnumMap<>(Profile.class);
        long begun = System.nanoTime();
        for (long seed = first; seed < first + runs; seed++) {
            Draw.Drawn drawn = draw(seed, words);
            long from = System.nanoTime();
            List<String> breaches = play(seed, drawn, outcomes, tells);
            took.merge(drawn.profile(), (System.nanoTime() - from) / 1_000_000, Long::sum);
            long number = seed;
            if ((seed - first) % 50 == 49) {
                System.out.println("... " + (seed - first + 1) + " runs");
            }
            if (!breaches.isEmpty()) {
                System.out.println("SEED " + seed + " " + drawn + "\n   " + String.join("\n   ", breaches));
                breaches.forEach(it -> broken.merge(
                        it.replaceFirst("^\\S+ ", "").replaceFirst(":.*", ""), List.of(number), SeedRuns::joined));
            }
        }
        System.out.println(runs + " runs from seed " + first + " in " + (System.nanoTime() - begun) / 1_000_000_000
                + " s; outcomes " + outcomes + "; milliseconds " + took);
        broken.forEach((law, seeds) -> System.out.println(seeds.size() + " x " + law + " " + seeds));
    }

    /** @param words {@code ecs}, {@code two}, {@code verbs} */
    static Draw.Drawn draw(long seed, List<String> words) {
        boolean byEcs = words.contains("ecs");
        OptionalInt mishaps = words.contains("two") ? OptionalInt.of(2) : OptionalInt.empty();
        return words.contains("verbs") ? Draw.withVerbs(seed, byEcs) : Draw.of(seed, byEcs, mishaps);
    }

    private static List<String> play(long seed, Draw.Drawn drawn, Map<String, Integer> outcomes, boolean tells) {
        try {
            Simulation run = Simulation.play(drawn.profile(), seed, drawn.turbulence(), drawn.mishaps());
            run.deployments()
                    .forEach(it -> outcomes.merge(
                            it.closing().map(Closing::outcome).map(Enum::name).orElse("NONE"), 1, Integer::sum));
            run.deployments()
                    .forEach(it -> it.windowWait().ifPresent(met -> outcomes.merge("met a freeze", 1, Integer::sum)));
            if (tells && !run.violations().isEmpty()) {
                System.out.println(run.story());
            }
            return run.violations();
        } catch (RuntimeException | Error e) {
            if (tells) {
                e.printStackTrace(System.out);
            }
            return List.of("- Threw: " + e.toString().lines().limit(3).collect(Collectors.joining(" ")));
        }
    }

    private static List<Long> joined(List<Long> one, List<Long> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
