package dev.headgate.cli.look.status;

import dev.headgate.config.Gate;
import dev.headgate.status.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A deployment that has not ended, or that needs a human; members are those of {@code status --json}.
 *
 * @param image for people: its tag and the beginning of its digest
 * @param doing what goes on, in a sentence
 * @param greenPercent of production requests; absent where only the live listener tells
 * @param planned whether that share is the strategy's plan, and not seen
 * @param step where green is held; absent where it is not
 * @param question that people are asked
 * @param waitsFor the deployment that has the environment
 * @param troubles that stand, by name, as the last look found them
 */
record UnderWay(
        String deployment,
        String release,
        String image,
        String digest,
        boolean rollback,
        String requestedBy,
        Instant openedAt,
        Phase phase,
        String doing,
        Optional<Integer> greenPercent,
        boolean planned,
        Optional<Step> step,
        Optional<Asked> question,
        Optional<Bake> bake,
        Optional<Judge> judge,
        Optional<String> waitsFor,
        List<String> troubles) {

    UnderWay {
        troubles = List.copyOf(troubles);
    }

    boolean needsHuman() {
        return phase == Phase.NEEDS_HUMAN;
    }

    /**
     * Green is held at a share.
     *
     * @param since the share was first seen
     * @param until it is held at least, and {@code atMost} unless harm is suspected
     */
    record Step(int percent, Instant since, Instant until, Instant atMost) {}

    /**
     * Somebody must decide.
     *
     * @param approvers who can still bring it to an approval
     * @param missing how many of them must still approve
     */
    record Asked(Gate.Before gate, List<String> approvers, int missing, Instant until) {
        Asked {
            approvers = List.copyOf(approvers);
        }
    }

    /**
     * Green has all traffic, and blue is kept.
     *
     * @param atMost with all that the judge and a question may add
     */
    record Bake(Instant began, Instant until, Instant atMost) {}

    /**
     * What the canary judge said last.
     *
     * @param at when that was
     */
    record Judge(String verdict, String reason, String evidence, Instant at) {}
}
