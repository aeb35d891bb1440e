package dev.headgate.cli.look.status;

import dev.headgate.cli.look.Called;
import dev.headgate.cli.look.Held;
import dev.headgate.cli.look.Moments;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Milestones;
import dev.headgate.deployment.Start;
import dev.headgate.status.Phase;
import java.time.Instant;
import java.util.Optional;

/** What goes on in a deployment, in a sentence: what it waits for, and when that is over. */
record Doing(Deployment deployment, Instant now) {

    String words(Phase phase, Optional<UnderWay.Asked> question, Optional<String> holder) {
        return question.map(this::asked)
                .or(() -> new Held(deployment, now).words())
                .orElseGet(() -> going(phase, holder));
    }

    private String going(Phase phase, Optional<String> holder) {
        return switch (phase) {
            case WAITING -> holder.map(it -> "behind " + it + ", ").orElse("") + "until " + turnEnds();
            case PREPARING -> "is looked at whether it may start, until " + readinessEnds();
            case STARTING -> starting();
            case SHIFTING -> shifting();
            case BAKING -> baking();
            case RETIRING ->
                milestones()
                        .blueRetiring()
                        .map(at -> "since " + moments().since(at))
                        .orElse("");
            case ROLLING_BACK -> deployment.cause().map(Cause::reason).orElse("blue is brought back");
            case NEEDS_HUMAN -> deployment.closing().map(Closing::reason).orElse("somebody has to look");
        };
    }

    private String asked(UnderWay.Asked asked) {
        String who = asked.missing() == 1
                ? String.join(" or ", asked.approvers())
                : asked.missing() + " of " + String.join(", ", asked.approvers());
        return who + " decide" + (asked.missing() == 1 ? "s" : "") + " " + Called.gate(asked.gate()) + ", until "
                + moments().until(asked.until());
    }

    private String starting() {
        return deployment
                .start()
                .map(Start::at)
                .map(at -> "since " + moments().since(at) + ", at most until "
                        + moments().at(at.plus(rules().greenUp())))
                .orElse("");
    }

    private String shifting() {
        if (rules().strategy() instanceof Strategy.Stepped stepped) {
            return deployment
                    .seen()
                    .plateau()
                    .flatMap(plateau -> stepped.at(plateau.percent())
                            .map(step -> "held at " + step.percent() + " % since "
                                    + moments().at(plateau.since()) + ", until "
                                    + moments().until(plateau.since().plus(step.hold()))
                                    + (step.atMost().equals(step.hold())
                                            ? ""
                                            : ", at most until "
                                                    + moments()
                                                            .at(plateau.since().plus(step.atMost())))))
                    .orElse("traffic moves to the next step");
        }
        return milestones()
                .trafficBegan()
                .map(began -> "all traffic is to be on green at "
                        + moments().until(began.plus(rules().strategy().shiftDuration())))
                .orElse("green has not been seen with traffic yet");
    }

    private String baking() {
        Instant moved = milestones().trafficMoved().orElse(now);
        Instant ends = moved.plus(rules().bake());
        String longest = rules().longestBake().equals(rules().bake())
                ? ""
                : ", at most until " + moments().at(moved.plus(rules().longestBake()));
        return ends.isAfter(now)
                ? "bakes until " + moments().until(ends) + longest
                : "the bake is over, and the judge watches on" + longest;
    }

    private String turnEnds() {
        return moments().until(deployment.openedAt().plus(rules().turnTimeout()));
    }

    private String readinessEnds() {
        return moments().until(deployment.waitsForReadinessSince().plus(rules().turnTimeout()));
    }

    private Moments moments() {
        return new Moments(now);
    }

    private Milestones milestones() {
        return deployment.milestones();
    }

    private ReleaseRules rules() {
        return deployment.plan().environment().rules();
    }
}
