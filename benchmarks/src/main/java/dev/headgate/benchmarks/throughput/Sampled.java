package dev.headgate.benchmarks.throughput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of some work went, as Flight Recorder's samples of running threads say.
 *
 * @param stacks of each sample, the innermost frame first, as {@code package.Class.method}
 */
record Sampled(List<List<String>> stacks) {

    private static final String OURS = "dev.headgate.";
    private static final String BENCHMARK = "dev.headgate.benchmarks.";

    /** A share of all samples. */
    record Share(String what, double percent) {}

    static Sampled during(Runnable work) {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.start();
            work.run();
            recording.stop();
            Path file = Files.createTempFile("throughput", ".jfr");
            try {
                recording.dump(file);
                return new Sampled(RecordingFile.readAllEvents(file).stream()
                        .filter(it -> it.getEventType().getName().equals("jdk.ExecutionSample"))
                        .map(Sampled::stackOf)
                        .toList());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> stackOf(RecordedEvent sample) {
        return sample.getStackTrace().getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .map(it -> it.getMethod().getType().getName() + "."
                        + it.getMethod().getName())
                .toList();
    }

    /** By the package of ours that worked, or had a library work for it. */
    List<Share> byPackage() {
        return shares(stack -> stack.stream()
                .filter(Sampled::isOurs)
                .findFirst()
                .map(it -> packageOf(it).replace(OURS, "")));
    }

    /** By our own innermost method. */
    List<Share> byMethod() {
        return shares(
                stack -> stack.stream().filter(Sampled::isOurs).findFirst().map(it -> it.replace(OURS, "")));
    }

    /** By the innermost method, whoever's. */
    List<Share> byLeaf() {
        return shares(stack -> stack.stream().findFirst());
    }

    /** By each method of ours that was under way, whoever it had work for it. */
    List<Share> byCaller() {
        Map<String, Integer> counts = new HashMap<>();
        stacks.forEach(stack -> stack.stream()
                .filter(Sampled::isOurs)
                .distinct()
                .forEach(it -> counts.merge(it.replace(OURS, ""), 1, Integer::sum)));
        return sorted(counts);
    }

    private List<Share> shares(Function<List<String>, Optional<String>> part) {
        Map<String, Integer> counts = new HashMap<>();
        stacks.forEach(stack -> counts.merge(part.apply(stack).orElse("(none of ours)"), 1, Integer::sum));
        return sorted(counts);
    }

    private List<Share> sorted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(it -> new Share(it.getKey(), 100.0 * it.getValue() / stacks.size()))
                .sorted(Comparator.comparingDouble(Share::percent).reversed().thenComparing(Share::what))
                .toList();
    }

    private static boolean isOurs(String method) {
        return method.startsWith(OURS) && !method.startsWith(BENCHMARK);
    }

    private static String packageOf(String method) {
        String type = method.substring(0, method.lastIndexOf('.'));
        return type.substring(0, type.lastIndexOf('.'));
    }
}
