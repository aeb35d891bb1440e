package dev.headgate.config.file;

import dev.headgate.config.Hosting;
import dev.headgate.config.network.Network;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads what a service runs on in one environment. */
final class HostingReader {

    private static final Hosting.In DEFAULTS = Hosting.In.DEFAULT;
    private static final String EXAMPLE = "hosting: {cpu: 512, memory: 1024}";

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
                certificate(section, place.region()),
                internal(section, place));
    }

    private static Optional<Boolean> internal(Section section, DeclaredEnvironment place) {
        Optional<Boolean> internal =
                section.optional("internal", Formats.SWITCH).filter(it -> it);
        boolean nothingPublic = place.network()
                .filter(network -> network instanceof Network.Existing it
                        && it.publicSubnets().isEmpty())
                .isPresent();
        if (internal.isEmpty() && nothingPublic) {
            section.fault(
                    "internal",
                    "the network of " + place.name()
                            + " has no publicSubnets for a load balancer that everybody reaches",
                    "Name them there, or write for example: hosting: {internal: true}");
        }
        return internal;
    }

    private static Optional<String> certificate(Section section, String region) {
        Optional<String> certificate = section.optional("certificate", Formats.CERTIFICATE);
        certificate
                .filter(arn -> !arn.startsWith("arn:aws:acm:" + region + ":"))
                .ifPresent(arn -> section.fault(
                        "certificate",
                        "a load balancer in " + region + " takes no certificate of another region: " + arn,
                        "Request or import it in " + region + " too, and name that one"));
        return certificate;
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
