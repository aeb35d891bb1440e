package dev.headgate.handler;

import dev.headgate.analysis.Verdict;
import dev.headgate.approval.Approvals;
import dev.headgate.aws.DeployRoleException;
import dev.headgate.config.Gate;
import dev.headgate.config.Target;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.ServiceView;
import dev.headgate.deployment.Settlement;
import dev.headgate.deployment.SettlementRule;
import dev.headgate.deployment.Start;
import dev.headgate.deployment.Trouble;
import dev.headgate.deployment.Wish;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficControlException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * State {@code CloseDeployment}: fixes the outcome, releases the lock unless a human is needed, and tells people.
 *
 * <p>Closing comes before telling: a second run finds the outcome fixed, and tells of it unless that was done.
 */
public final class CloseDeploymentHandler {

    private final Deployments deployments;
    private final DeploymentStore store;
    private final EndNotice notice;
    private final TrafficBackend backend;
    private final Approvals approvals;
    private final InstantSource clock;

    public CloseDeploymentHandler(
            DeploymentStore store, EndNotice notice, TrafficBackend backend, Approvals approvals, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.store = store;
        this.notice = notice;
        this.backend = backend;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * What the state passes.
     *
     * @param because whether green was seen to serve all, what could not be verified, and which step failed
     * @param finished as in {@code because}; an execution that an older definition began passes this and the next two here, and no
     *     {@code because}
     * @param needsHuman as in {@code because}
     * @param problem as in {@code because}
     */
    public record Input(
            String deploymentId,
            Optional<String> executionArn,
            Optional<Because> because,
            Optional<String> finished,
            Optional<String> needsHuman,
            Optional<Problem> problem) {

        Because why() {
            return because.orElseGet(() -> new Because(finished, needsHuman, problem));
        }

        /** What was never started has changed nothing that would have to be verified: the start is recorded before it is made. */
        Optional<String> doubt(Deployment deployment) {
            Because why = why();
            return why.needsHuman()
                    .filter(it -> deployment.start().isPresent())
                    .map(it -> it
                            + why.problem()
                                    .map(problem -> ": " + problem.message())
                                    .orElse(""));
        }
    }

    public record Output(String deploymentId, String environment, Outcome outcome, String reason, String serving) {}

    public Output handle(Input input) {
        Deployment deployment = withCause(deployments.toClose(input.deploymentId(), input.executionArn()), input);
        Deployment closed = deployment.closing().isPresent()
                ? deployment
                : store.close(deployment.closed(closing(deployment, input)));
        approvals.close(closed.id());
        Closing closing = closed.closing().orElseThrow();
        // What a rollback ended while this execution slept, the watchdog may have told hours ago.
        if (store.isUnannounced(closed.id())) {
            notice.tell(closed);
        }
        approvals.tellEnd(closed.id());
        return new Output(
                closed.id(),
                closed.plan().environment().name(),
                closing.outcome(),
                closing.reason(),
                closing.serving());
    }

    /** A cause may have been lost with the step that was to record it: what did not finish is never {@code DEPLOYED}. */
    private Deployment withCause(Deployment deployment, Input input) {
        boolean explained = input.why().finished().isPresent()
                || input.doubt(deployment).isPresent()
                || deployment.settlement().isPresent();
        return explained || deployment.closing().isPresent()
                ? deployment
                : deployment.failing(new Cause(
                        Cause.Kind.ERROR,
                        input.why().problem().map(Problem::inWords).orElse("it ended before it was finished"),
                        clock.instant()));
    }

    private Closing closing(Deployment deployment, Input input) {
        return deployment
                .settlement()
                .map(how -> settled(deployment, how))
                .orElseGet(() -> verified(deployment, input));
    }

    /** What is seen decides the outcome, and the lock becomes free whatever it is: somebody answers for it. */
    private Closing settled(Deployment deployment, Settlement how) {
        Target target = deployment.plan().environment().target();
        Live live = live(target);
        return new Closing(
                SettlementRule.outcome(deployment, live.view(), goesBackAlone(target, live.view())),
                "settled as it is by " + how.by() + ": " + how.reason(),
                live.inWords(),
                clock.instant());
    }

    /** What cannot be seen may. */
    private boolean goesBackAlone(Target target, Optional<ServiceView> view) {
        try {
            return view.flatMap(ServiceView::activeDeployment)
                    .filter(id -> backend.progress(target, id).goesBackAlone())
                    .isPresent();
        } catch (TrafficControlException unseen) {
            return true;
        }
    }

    private Closing verified(Deployment deployment, Input input) {
        Optional<String> doubt = input.doubt(deployment).or(() -> contradiction(deployment, input));
        Outcome outcome = doubt.isPresent() ? Outcome.NEEDS_HUMAN : verifiedOutcome(deployment);
        // The record has the cause as well; the doubt is what people have to act on.
        String reason =
                doubt.or(() -> deployment.cause().map(Cause::reason)).orElseGet(() -> whyDeployed(deployment, input));
        return new Closing(outcome, reason, serving(deployment, outcome), clock.instant());
    }

    /** A look that ran twice may have found a cause after the one that was acted on had found none; or it is not so any more. */
    private Optional<String> contradiction(Deployment deployment, Input input) {
        return input.why()
                .finished()
                .flatMap(seen -> deployment
                        .cause()
                        .map(Cause::reason)
                        .or(() -> whatIsNotSo(deployment))
                        .map(other -> seen + ", and yet " + other));
    }

    /** The outcome frees the lock for good: it is fixed by what is seen now. Where nothing can be seen, the last look counts. */
    private Optional<String> whatIsNotSo(Deployment deployment) {
        if (deployment.start().isEmpty()) {
            return Optional.empty();
        }
        Live live = live(deployment.plan().environment().target());
        return live.view()
                .filter(view -> view.revisions().stream()
                        .noneMatch(set -> deployment.isGreen(set)
                                && view.weightOf(set) == 100
                                // One task that is being replaced right now is no contradiction; none at all is.
                                && (set.healthy() > 0 || view.isComplete(set))))
                .map(view -> "what is seen at the close is " + live.inWords());
    }

    /**
     * Where the judge could not tell, a person or the configuration let green stay all the same. A rollback that found what
     * it was to bring back has no green.
     */
    private static String whyDeployed(Deployment deployment, Input input) {
        if (deployment.start().isEmpty()) {
            return input.why().finished().orElse("it serves already");
        }
        Optional<Wish> promoted = deployment.said().promotion(100);
        if (promoted.isPresent()) {
            return "green stays: its bake was " + promoted.get().inWords();
        }
        return deployment
                .finding()
                .filter(found -> found.reason().verdict() == Verdict.INCONCLUSIVE)
                .map(found -> "green stays, though the judge could not tell: " + found.evidence()
                        + deployment
                                .decisionAt(Gate.Before.FINISH)
                                .map(it -> "; approved by " + it.by())
                                .orElse(""))
                .orElseGet(() -> deployment.seen().stands(Trouble.BLUE_ENDED_EARLY)
                        ? "green serves well, though somebody ended blue before the bake was over"
                        : "green passed its bake");
    }

    /** What was never started was not rolled back, and what had production traffic was not merely rejected. */
    private static Outcome verifiedOutcome(Deployment deployment) {
        Outcome caused = deployment.cause().map(cause -> cause.kind().outcome()).orElse(Outcome.DEPLOYED);
        if (caused == Outcome.ROLLED_BACK && deployment.start().isEmpty()) {
            return Outcome.REJECTED;
        }
        boolean served = deployment.milestones().trafficBegan().isPresent();
        boolean mild = caused == Outcome.REJECTED || caused == Outcome.SUPERSEDED;
        return mild && served ? Outcome.ROLLED_BACK : caused;
    }

    private String serving(Deployment deployment, Outcome outcome) {
        Optional<String> blue = deployment.start().map(Start::blue).map(it -> it.image() + " (blue, as before)");
        return switch (outcome) {
            case DEPLOYED ->
                deployment.plan().release().image().reference()
                        + (deployment.start().isPresent() ? " (green)" : "");
            case ROLLED_BACK, REJECTED, SUPERSEDED -> blue.orElse("what served before; nothing was started");
            case NEEDS_HUMAN -> live(deployment.plan().environment().target()).inWords();
        };
    }

    /**
     * What is seen of the service.
     *
     * @param view empty where it could not be read
     */
    private record Live(Optional<ServiceView> view, String inWords) {}

    private Live live(Target target) {
        try {
            ServiceView view = backend.look(target, List.of());
            String words = view.revisions().stream()
                    .map(set -> view.weightOf(set) + " % " + set.name() + " (" + set.healthy() + " of " + set.desired()
                            + " targets healthy)")
                    .collect(Collectors.joining(", "));
            return new Live(Optional.of(view), words);
        } catch (TrafficControlException | DeployRoleException e) {
            // The alert must go out even where nothing can be read: it says so.
            return new Live(Optional.empty(), "could not be read: " + e.getMessage());
        }
    }
}
