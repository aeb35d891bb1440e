package dev.headgate.benchmarks.comparison;

import java.util.List;

/** Each step lasts as long as was said before, and all traffic follows after the last. */
record ByClock(List<Step> steps, Watch watch) implements Pace {

    /** Green's share, in percent, and for how many minutes. */
    record Step(int percent, int minutes) {}

    ByClock {
        steps = List.copyOf(steps);
    }

    @Override
    public int first() {
        return steps.getFirst().percent();
    }

    @Override
    public Answer look(Release release) {
        Answer answer = watch.look(release);
        return answer.equals(Answer.STAY) ? step(release) : answer;
    }

    private Answer step(Release release) {
        for (int i = 0; i < steps.size(); i++) {
            // Over in a minute: that is when what is said now is done.
            if (steps.get(i).percent() == release.percent()
                    && release.lasting() + 1 >= steps.get(i).minutes()) {
                return new Answer.Shift(i + 1 < steps.size() ? steps.get(i + 1).percent() : 100);
            }
        }
        return Answer.STAY;
    }
}
