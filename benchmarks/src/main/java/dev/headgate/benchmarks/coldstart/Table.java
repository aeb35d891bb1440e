package dev.headgate.benchmarks.coldstart;

import java.util.List;
import java.util.Locale;

/** What was measured, as Markdown. */
final class Table {

    private Table() {}

    static String of(List<Series> all, int classesOfEmpty) {
        StringBuilder text = new StringBuilder();
        text.append(
                "| function | way | start, × the empty handler's | of the typical start | processor, × the empty handler's | first event, ms"
                        + " | of the typical first | warm, ms | peak MB | classes |\n");
        text.append("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (Series series : all) {
            Series typical = all.stream()
                    .filter(it -> it.work() == series.work() && it.way().equals(Variants.TYPICAL))
                    .findFirst()
                    .orElseThrow();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.2f | %s | %s | %.3f | %.1f | %.0f | %d |%n",
                    series.work().function().getSimpleName(),
                    series.way(),
                    series.ratio().with("%.1f"),
                    series.to(typical, Measured::start).median(),
                    series.processorRatio().with("%.1f"),
                    series.of(Measured::first).with("%.0f"),
                    series.to(typical, Measured::first).median(),
                    series.of(Measured::warm).median(),
                    series.of(Measured::memory).median(),
                    series.classes()));
        }
        text.append(String.format(Locale.ROOT, "%nThe empty handler loads %d classes.%n", classesOfEmpty));
        return text.toString();
    }
}
