package dev.headgate.deployment;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the judge had found when something was decided.
 *
 * @param evidence a line for people
 * @param warnings sentences for people
 * @param until when the newest minute ended that it had looked at; absent in records of release 0.2
 */
public record Finding(Reason reason, String evidence, List<String> warnings, Instant at, Optional<Instant> until) {
    public Finding {
        warnings = List.copyOf(warnings);
    }

    /** Of minutes that nobody has noted. */
    public Finding(Reason reason, String evidence, List<String> warnings, Instant at) {
        this(reason, evidence, warnings, at, Optional.empty());
    }

    public static Finding of(JudgeReport report, Instant at) {
        return new Finding(report.reason(), report.evidence(), report.warnings(), at, Optional.of(report.until()));
    }
}
