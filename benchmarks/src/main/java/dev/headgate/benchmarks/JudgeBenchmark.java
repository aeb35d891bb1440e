package dev.headgate.benchmarks;

import dev.headgate.analysis.BaselineSource;
import dev.headgate.analysis.CanaryJudge;
import dev.headgate.analysis.HistoryMinute;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.Judgement;
import dev.headgate.analysis.MinuteRow;
import dev.headgate.analysis.RatioInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Judgements a second on one core, of a table of minutes at 600 requests each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JudgeBenchmark {

    private static final int REQUESTS = 600;
    private static final double ERROR_RATE = 0.01;
    private static final int HISTORY_PER_MINUTE = 6;

    @Param({"10", "60", "240"})
    int minutes;

    private List<MinuteRow> rows = List.of();
    private List<HistoryMinute> history = List.of();

    /** Draws the table; always the same. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        List<MinuteRow> drawnRows = new ArrayList<>();
        List<HistoryMinute> drawnHistory = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            int green = REQUESTS / 10;
            int blue = REQUESTS - green;
            drawnRows.add(
                    new MinuteRow(green, errors(random, green), blue, errors(random, blue), BaselineSource.CONCURRENT));
        }
        for (int minute = 0; minute < HISTORY_PER_MINUTE * minutes; minute++) {
            drawnHistory.add(new HistoryMinute(REQUESTS, errors(random, REQUESTS)));
        }
        rows = drawnRows;
        history = drawnHistory;
    }

    private static int errors(SplittableRandom random, int requests) {
        return (int) random.doubles(requests).filter(it -> it < ERROR_RATE).count();
    }

    /** What one look at one metric costs. */
    @Benchmark
    public Judgement judge() {
        return CanaryJudge.judge(rows, history, JudgeParameters.DEFAULTS, true);
    }

    /** What the bounds of the ratio cost, which only people read. */
    @Benchmark
    public RatioInterval interval() {
        return RatioInterval.over(rows, 1);
    }

    /** Takes JMH's own options. */
    public static void main(String[] options) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(options))
                        .include(JudgeBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
