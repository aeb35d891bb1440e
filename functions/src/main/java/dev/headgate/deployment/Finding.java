package dev.headgate.deployment;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Reason;
import java.time.Instant;
import java.util.List;

/**
 * What the judge had found when something was decided.
 *
 * @param evidence a line for people
 * @param warnings sentences for people
 */
public record Finding(Reason reason, String evidence, List<String> warnings, Instant at) {
    public Finding {
        warnings = List.copyOf(warnings);
    }

    public static Finding of(JudgeReport report, Instant at) {
        return new Finding(report.reason(), report.evidence(), report.warnings(), at);
    }
}
