package dev.headgate.benchmarks.comparison;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.PlateauEvidence;
import java.util.List;

/**
 * A step lasts until harm is ruled out at its weight, and from hold to atMost minutes where nothing is suspect.
 *
 * @param percents green's shares, in percent, before the last
 */
record ByEvidence(List<Integer> percents, int hold, int atMost) implements Pace {

    ByEvidence {
        percents = List.copyOf(percents);
    }

    @Override
    public int first() {
        return percents.getFirst();
    }

    @Override
    public Answer look(Release release) {
        JudgeReport report = Judge.report(release);
        Answer answer = Judge.look(release, report);
        boolean passes = !release.isAllOnGreen() && !percents.contains(release.percent());
        if (passes && answer.equals(Answer.STAY)) {
            return next(release);
        }
        boolean stands = answer.equals(Answer.STAY) && !release.isAllOnGreen() && release.lasting() >= hold;
        return stands ? step(release, report) : answer;
    }

    private Answer step(Release release, JudgeReport report) {
        int beyond = release.lasting() - atMost;
        return switch (PlateauEvidence.of(report, Judge.PARAMETERS, Judge.at(release.since()))
                .finding()) {
            case NO_HARM -> next(release);
            case OPEN -> beyond >= 0 ? next(release) : Answer.STAY;
            case SUSPECT -> beyond >= Judge.EXTENSION ? new Answer.RollBack(true) : Answer.STAY;
        };
    }

    private Answer next(Release release) {
        return new Answer.Shift(Ramp.through(percents).stream()
                .filter(it -> it > release.percent())
                .findFirst()
                .orElseThrow());
    }
}
