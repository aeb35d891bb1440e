package dev.headgate.cli.look.plan;

import dev.headgate.analysis.Forecast;
import dev.headgate.config.Gate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a release would come to; its members are those of {@code plan --json}.
 *
 * @param digest absent where the registry could not be asked
 * @param environments in the order of their waves
 * @param cost of the whole release where nothing goes wrong; absent where it is not known
 * @param unseen what could not be read of the release itself, each with why
 */
record PlanReport(
        Instant at,
        String service,
        String image,
        Optional<String> digest,
        List<Stop> environments,
        Optional<Cost> cost,
        List<String> unseen) {

    PlanReport {
        environments = List.copyOf(environments);
        unseen = List.copyOf(unseen);
    }

    /** Whether nothing is in the way that does not pass by itself, as far as all could be looked at. */
    boolean isClear() {
        return unseen.isEmpty()
                && environments.stream()
                        .allMatch(it -> it.unseen().isEmpty()
                                && (it.readiness() == Verdict.READY || it.readiness() == Verdict.WAITS));
    }

    /** Whether a deployment could start as things stand now, when its wave begins. */
    enum Verdict {
        READY,
        /** Something is in the way that passes by itself. */
        WAITS,
        /** It would end REJECTED. */
        REFUSED,
        /** It could not be looked at. */
        UNKNOWN
    }

    /**
     * The release in one environment.
     *
     * @param why it is not ready, each with what to do about it
     * @param serves the image that serves now; absent where it could not be read
     * @param changes of the task definition besides the image; absent where they could not be read
     * @param forecast what the canary judge can find at the present traffic; absent where nobody judges or it could not be read
     * @param begins when its wave does, at the earliest
     * @param steps of the schedule, at the earliest
     * @param earliest end, and the {@code latest} at which a deployment may end by its rules
     * @param longest in words, part by part
     * @param mostEvents of its execution's history, of the 25,000 that Step Functions allows
     * @param unseen what could not be looked at, each with why
     */
    record Stop(
            String environment,
            int wave,
            String account,
            String region,
            String backend,
            Verdict readiness,
            List<String> why,
            Optional<String> serves,
            Optional<List<String>> changes,
            List<Asked> gates,
            boolean judged,
            Optional<Forecast> forecast,
            Instant begins,
            List<Step> steps,
            Instant earliest,
            Instant latest,
            String longest,
            int mostEvents,
            List<String> unseen) {
        Stop {
            why = List.copyOf(why);
            gates = List.copyOf(gates);
            steps = List.copyOf(steps);
            unseen = List.copyOf(unseen);
        }
    }

    /** Who is asked, and how long they have. */
    record Asked(
            Gate.Before gate,
            List<String> approvers,
            int required,
            boolean separationOfDuties,
            long expiresAfterSeconds) {
        Asked {
            approvers = List.copyOf(approvers);
        }
    }

    /**
     * From this time on, at the earliest.
     *
     * @param until when what is closed opens, as far as is known now; absent where nothing is
     */
    record Step(Instant at, String what, int greenPercent, Optional<Instant> until) {}

    /**
     * Of a release in which nothing goes wrong and approvers answer within minutes, as the simulator counts it.
     *
     * @param transitions of both state machines
     * @param requests that the functions make to AWS
     */
    record Cost(int transitions, int requests) {}
}
