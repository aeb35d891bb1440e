package dev.headgate.config.file;

import dev.headgate.config.Hosting;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads what a service runs on in one environment. */
final class HostingReader {

    private static final Hosting.In DEFAULTS = Hosting.In.DEFAULT;
    private static final String EXAMPLE = "hosting: {cpu: 512, memory: 1024}";
    private static final String INTERNAL = "hosting: {internal: true}";

    private static final Format<Integer> TASKS = Format.integer(1, 1000, 2);
    private static final Format<Integer> MEMORY = Format.integer(512, 122_880, 1024);

    /** The memory that goes with each processor size, in MiB (ECS developer guide, Fargate task CPU and memory). */
    private static final NavigableMap<Integer, Memory> SIZES = new TreeMap<>(Map.of(
            256, new Memory(List.of(512, 1_024, 2_048), "512, 1024 or 2048"),
            512, Memory.steps(1_024, 4_096, 1_024),
            1_024, Memory.steps(2_048, 8_192, 1_024),
            2_048, Memory.steps(4_096, 16_384, 1_024),
            4_096, Memory.steps(8_192, 30_720, 1_024),
            8_192, Memory.steps(16_384, 61_440, 4_096),
            16_384, Memory.steps(32_768, 122_880, 8_192)));

    private static final Format<Integer> CPU = Format.choice(List.copyOf(SIZES.navigableKeySet()), String::valueOf);

    private record Memory(List<Integer> sizes, String words) {

        static Memory steps(int least, int most, int step) {
            return new Memory(
                    IntStream.iterate(least, it -> it <= most, it -> it + step)
                            .boxed()
                            .toList(),
                    least + " to " + most + " in steps of " + step);
        }
    }

    private HostingReader() {}

    /** @param place the environment */
    static Hosting.In read(Section environment, DeclaredEnvironment place) {
        Section section = environment.section("hosting", EXAMPLE);
        boolean shares = environment.has(RuleReader.KEY);
        if (shares) {
            refuseWhatIsShared(section, place);
        }
        Optional<Integer> cpu = section.optional("cpu", CPU);
        Optional<Integer> memory = section.optional("memory", MEMORY);
        int tasks = section.optional("minTasks", TASKS).orElse(DEFAULTS.minTasks());
        int most = section.optional("maxTasks", TASKS).orElse(Math.max(tasks, DEFAULTS.maxTasks()));
        if (most < tasks) {
            section.fault(
                    "maxTasks",
                    "maxTasks is " + most + ", and minTasks " + tasks,
                    "Write for example: maxTasks: " + 2 * tasks);
        }
        return new Hosting.In(
                cpu.orElse(DEFAULTS.cpu()),
                memory(section, cpu.orElse(DEFAULTS.cpu()), memory),
                tasks,
                Math.max(tasks, most),
                shares ? Optional.empty() : LoadBalancerReader.certificate(section, place.region()),
                shares
                        ? Optional.empty()
                        : LoadBalancerReader.internal(section, place.name(), place.network(), INTERNAL),
                RuleReader.read(environment, place));
    }

    /** A load balancer that services share has one certificate and is in one place, whichever of them is asked. */
    private static void refuseWhatIsShared(Section section, DeclaredEnvironment place) {
        Stream.of("certificate", "internal")
                .filter(section::has)
                .forEach(key -> section.fault(
                        key,
                        key + " is of a load balancer of the service's own, and with a rule it shares that of "
                                + place.name(),
                        "Write it at the environment, for example: " + place.name() + ": {loadBalancer: {" + key
                                + ": …}}, or remove the rule"));
    }

    /** The least that goes with the processor where none is named. */
    private static int memory(Section section, int cpu, Optional<Integer> named) {
        Memory fitting = Optional.ofNullable(SIZES.get(cpu))
                .orElseGet(() -> SIZES.firstEntry().getValue());
        int least = fitting.sizes().getFirst();
        int memory = named.orElse(least);
        if (!fitting.sizes().contains(memory)) {
            section.fault(
                    "memory",
                    "Fargate has no task of cpu " + cpu + " with " + memory + " MiB of memory, but with "
                            + fitting.words(),
                    "Write for example: memory: " + least);
        }
        return memory;
    }
}
