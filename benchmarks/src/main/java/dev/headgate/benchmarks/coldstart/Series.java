package dev.headgate.benchmarks.coldstart;

import dev.headgate.benchmarks.endpoint.Quartiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What one way to run one function came to in all rounds, and the empty handler beside it in each. */
final class Series {

    private final Work work;
    private final String way;
    private final List<Measured> measured = new ArrayList<>();
    private final List<Measured> empty = new ArrayList<>();
    private int classes;

    Series(Work work, String way) {
        this.work = work;
        this.way = way;
    }

    void add(Measured own, Measured emptyBeside) {
        measured.add(own);
        empty.add(emptyBeside);
    }

    void classes(int loaded) {
        classes = loaded;
    }

    Work work() {
        return work;
    }

    String way() {
        return way;
    }

    int classes() {
        return classes;
    }

    /** Of the start to the empty handler's. */
    Quartiles ratio() {
        return ratio(Measured::start, empty, Measured::start);
    }

    /** Of the processor's time until the first answer to the empty handler's. */
    Quartiles processorRatio() {
        return ratio(Measured::processor, empty, Measured::processor);
    }

    Quartiles of(ToDoubleFunction<Measured> figure) {
        return Quartiles.of(measured.stream().map(figure::applyAsDouble).toList());
    }

    /** Of a figure to another's in the same round. */
    Quartiles to(Series other, ToDoubleFunction<Measured> figure) {
        return ratio(figure, other.measured, figure);
    }

    private Quartiles ratio(
            ToDoubleFunction<Measured> figure, List<Measured> others, ToDoubleFunction<Measured> otherFigure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < measured.size(); round++) {
            ratios.add(figure.applyAsDouble(measured.get(round)) / otherFigure.applyAsDouble(others.get(round)));
        }
        return Quartiles.of(ratios);
    }

    /** For whoever draws them. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("function", work.function().getSimpleName());
        figures.put("way", way);
        figures.put("classes", classes);
        figures.put("startToEmpty", three(ratio()));
        figures.put("processorToEmpty", three(processorRatio()));
        figures.put("startMillis", three(of(Measured::start)));
        figures.put("firstMillis", three(of(Measured::first)));
        figures.put("warmMillis", three(of(Measured::warm)));
        figures.put("peakMegabytes", three(of(Measured::memory)));
        return figures;
    }

    private static List<Double> three(Quartiles it) {
        return List.of(it.lower(), it.median(), it.upper());
    }
}
